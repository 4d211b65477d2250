// Everything: the resource group of the product, and in each governed subscription the rights to read it and the events of it.
//   az deployment sub create --location westeurope --template-file infra/main.bicep --parameters infra/dev.bicepparam
targetScope = 'subscription'

import { accessKey, governedSubscription, alwaysReadyInstance } from 'types.bicep'

@description('What all names begin with; together with the resource group it makes them unique.')
@minLength(3)
@maxLength(11)
param name string = 'compliance'

@description('Region of the resource group and of all that lies in it. Flex Consumption must be offered there.')
param location string

@description('Resource group of the product; made if it is not there.')
param resourceGroupName string = 'rg-${name}'

@description('Subscriptions that are read, judged and listened to. Event Grid has one topic of this kind a subscription, so each is named.')
@minLength(1)
param governed governedSubscription[]

@description('How events arrive. queue: they wait in the intake account while the app is away. function: pushed, some seconds sooner; the app must be published first.')
@allowed(['queue', 'function'])
param delivery string = 'queue'

@description('Whether events are subscribed to. False in a first deployment with delivery function, whose target must exist.')
param subscribeToEvents bool = true

@description('The second Function App, the only one whose identity may write. Off: nothing in the governed subscriptions can be changed.')
param remediation bool = false

@description('Instances kept warm, by group (http) or function (function:AssessChanges). Each is paid by the hour.')
param alwaysReady alwaysReadyInstance[] = []

@description('At most so many instances of one app. One assessor works at a time, so a large estate does not need more.')
@minValue(40)
@maxValue(1000)
param maximumInstances int = 40

@description('Memory of an instance; an estate of 100,000 clusters needs 4096.')
@allowed([2048, 4096])
param instanceMemoryMB int = 2048

@description('Redundancy of both storage accounts, such as Standard_LRS or Standard_ZRS.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GZRS'])
param storageSku string = 'Standard_LRS'

@description('Whether the app runs in a virtual network of its own and reaches the state account by private endpoints only.')
param privateNetworking bool = false

@description('Address space of that network, a /24 or larger.')
param addressPrefix string = '10.255.0.0/24'

@description('Networks in CIDR form that may reach the API and the dashboard. Empty: nobody.')
param allowedAddresses string[] = []

@description('Client id of the Entra app that people sign in with (docs/operations/access.md). Empty: no sign-in, only keys.')
param signInClientId string = ''

@description('Who is let in with a key (docs/operations/access.md). With a sign-in the platform asks for that first, so keys are of use without one.')
param accessKeys accessKey[] = []

@description('URL of the Teams workflow, or a Key Vault reference to it. Empty: Teams is not told.')
@secure()
param teamsUrl string = ''

@description('OpenTelemetry collector that is sent traces and metrics. Empty: none; the alert on how many messages are poison is left out.')
param otlpEndpoint string = ''

@description('Who is mailed when an alert of the installation itself fires. Empty: it is only shown in the portal.')
param alertEmail string = ''

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param retentionDays int = 30

param tags object = { application: 'compliance' }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: resourceGroupName
  location: location
  tags: tags
}

module home 'modules/home.bicep' = {
  name: '${name}-home'
  scope: group
  params: {
    name: name
    location: location
    governedIds: map(governed, one => one.id)
    delivery: delivery
    remediation: remediation
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
    instanceMemoryMB: instanceMemoryMB
    storageSku: storageSku
    privateNetworking: privateNetworking
    addressPrefix: addressPrefix
    allowedAddresses: allowedAddresses
    signInClientId: signInClientId
    accessKeys: accessKeys
    teamsUrl: teamsUrl
    otlpEndpoint: otlpEndpoint
    alertEmail: alertEmail
    retentionDays: retentionDays
    tags: tags
  }
}

module subscriptions 'modules/governed.bicep' = [
  for one in governed: {
    name: '${name}-governed-${uniqueString(one.id)}'
    scope: subscription(one.id)
    params: {
      name: name
      location: location
      existingTopic: one.?existingTopic
      readerPrincipalId: home.outputs.readerPrincipalId
      writerPrincipalId: home.outputs.writerPrincipalId
      subscribeToEvents: subscribeToEvents
      delivery: delivery
      appId: home.outputs.appId
      intakeId: home.outputs.intakeId
      changesQueue: home.outputs.changesQueue
      deadLetterContainer: home.outputs.deadLetterContainer
      actionGroupId: home.outputs.actionGroupId
      tags: tags
    }
  }
]

output resourceGroupName string = group.name
output appName string = home.outputs.appName
output remediationAppName string = home.outputs.remediationAppName
output dashboardUrl string = home.outputs.dashboardUrl
output stateAccountName string = home.outputs.stateAccountName
output intakeAccountName string = home.outputs.intakeAccountName
