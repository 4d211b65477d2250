// The product's own resource group: storage, identities, the apps, their network and what watches over them.
import { accessKey, alwaysReadyInstance } from '../types.bicep'

param name string
param location string
param governedIds string[]

@allowed(['queue', 'function'])
param delivery string

param remediation bool
param alwaysReady alwaysReadyInstance[]
param maximumInstances int
param instanceMemoryMB int
param storageSku string
param privateNetworking bool
param addressPrefix string
param allowedAddresses string[]
param signInClientId string
param accessKeys accessKey[]

@secure()
param teamsUrl string
param otlpEndpoint string
param alertEmail string
param retentionDays int
param tags object

var appName = 'func-${name}-${uniqueString(resourceGroup().id)}'
var remediationAppName = 'func-${name}-fix-${uniqueString(resourceGroup().id)}'

// As the sweep finds it in event subscriptions (docs/operations/settings.md, Sweep__Destinations__0).
var eventDestination = delivery == 'queue'
  ? '${intake.outputs.id}/queueServices/default/queues/${intake.outputs.changesQueue}'
  : '${app.outputs.id}/functions/OnResourceChange'

// Every function of the package by what it is for. The app that reads never applies a remediation; the one that may write does
// nothing else, and nobody reaches it by HTTP.
var writing = ['ApplyRemediation']
var reading = [
  'AssessChanges'
  'DeliverAlerts'
  'DeliverAlertsOnSchedule'
  'LightSweepOnSchedule'
  'OnResourceChange'
  'OnResourceChangeQueued'
  'RunScan'
  'SweepOnSchedule'
  'Web'
]

module identities 'identities.bicep' = {
  name: '${name}-identities'
  params: {
    name: name
    location: location
    remediation: remediation
    tags: tags
  }
}

module state 'state.bicep' = {
  name: '${name}-state'
  params: {
    name: name
    location: location
    sku: storageSku
    isPrivate: privateNetworking
    remediation: remediation
    tags: tags
  }
}

module intake 'intake.bicep' = {
  name: '${name}-intake'
  params: {
    name: name
    location: location
    sku: storageSku
    tags: tags
  }
}

module monitoring 'monitoring.bicep' = {
  name: '${name}-monitoring'
  params: {
    name: name
    location: location
    retentionDays: retentionDays
    alertEmail: alertEmail
    tags: tags
  }
}

module network 'network.bicep' = if (privateNetworking) {
  name: '${name}-network'
  params: {
    name: name
    location: location
    addressPrefix: addressPrefix
    stateId: state.outputs.id
    tags: tags
  }
}

module access 'access.bicep' = {
  name: '${name}-access'
  params: {
    principalId: identities.outputs.reader.principalId
    stateAccountName: state.outputs.accountName
    intakeAccountName: intake.outputs.accountName
    componentName: monitoring.outputs.componentName
  }
}

module app 'app.bicep' = {
  name: '${name}-app'
  params: {
    appName: appName
    location: location
    identity: identities.outputs.reader
    packageUrl: '${state.outputs.blobEndpoint}app-package'
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    instanceMemoryMB: instanceMemoryMB
    subnetId: privateNetworking ? network!.outputs.appsSubnetId : ''
    allowedAddresses: allowedAddresses
    signInClientId: signInClientId
    takesEvents: delivery == 'function'
    tags: tags
  }
  dependsOn: [access]
}

module settings 'settings.bicep' = {
  name: '${name}-settings'
  params: {
    appName: appName
    identity: identities.outputs.reader
    governedIds: governedIds
    disabledFunctions: delivery == 'queue' ? writing : concat(writing, ['OnResourceChangeQueued'])
    stateAccountName: state.outputs.accountName
    stateQueueEndpoint: state.outputs.queueEndpoint
    stateTableEndpoint: state.outputs.tableEndpoint
    intakeQueueEndpoint: intake.outputs.queueEndpoint
    eventDestination: eventDestination
    connectionString: monitoring.outputs.connectionString
    dashboardUrl: 'https://${app.outputs.hostName}'
    accessKeys: accessKeys
    signInClientId: signInClientId
    teamsUrl: teamsUrl
    otlpEndpoint: otlpEndpoint
  }
}

module remediationAccess 'access.bicep' = if (remediation) {
  name: '${name}-remediation-access'
  params: {
    principalId: identities.outputs.writer.principalId
    stateAccountName: state.outputs.accountName
    componentName: monitoring.outputs.componentName
  }
}

module remediationApp 'app.bicep' = if (remediation) {
  name: '${name}-remediation-app'
  params: {
    appName: remediationAppName
    location: location
    identity: identities.outputs.writer
    packageUrl: '${state.outputs.blobEndpoint}remediation-package'
    alwaysReady: []
    maximumInstances: 40
    instanceMemoryMB: instanceMemoryMB
    subnetId: privateNetworking ? network!.outputs.appsSubnetId : ''
    allowedAddresses: []
    signInClientId: ''
    takesEvents: false
    tags: tags
  }
  dependsOn: [remediationAccess]
}

module remediationSettings 'settings.bicep' = if (remediation) {
  name: '${name}-remediation-settings'
  params: {
    appName: remediationAppName
    identity: identities.outputs.writer
    governedIds: governedIds
    disabledFunctions: reading
    stateAccountName: state.outputs.accountName
    stateQueueEndpoint: state.outputs.queueEndpoint
    stateTableEndpoint: state.outputs.tableEndpoint
    intakeQueueEndpoint: intake.outputs.queueEndpoint
    eventDestination: eventDestination
    connectionString: monitoring.outputs.connectionString
    dashboardUrl: 'https://${app.outputs.hostName}'
    // Nobody reaches it by HTTP.
    accessKeys: []
    signInClientId: ''
    teamsUrl: ''
    otlpEndpoint: otlpEndpoint
  }
  dependsOn: [remediationApp]
}

module alerts 'alerts.bicep' = {
  name: '${name}-alerts'
  params: {
    name: name
    location: location
    workspaceId: monitoring.outputs.workspaceId
    actionGroupId: monitoring.outputs.actionGroupId
    hasMetrics: !empty(otlpEndpoint)
    tags: tags
  }
}

module workbook 'workbook.bicep' = {
  name: '${name}-workbook'
  params: {
    name: name
    location: location
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

output appId string = app.outputs.id
output appName string = appName
output remediationAppName string = remediation ? remediationAppName : ''
output dashboardUrl string = 'https://${app.outputs.hostName}'
output readerPrincipalId string = identities.outputs.reader.principalId
output writerPrincipalId string = identities.outputs.writer.principalId
output stateAccountName string = state.outputs.accountName
output intakeAccountName string = intake.outputs.accountName
output intakeId string = intake.outputs.id
output changesQueue string = intake.outputs.changesQueue
output deadLetterContainer string = intake.outputs.deadLetterContainer
output actionGroupId string = monitoring.outputs.actionGroupId
