// One Function App on Flex Consumption with its plan (a plan of this kind holds one app), its door and its settings.
import { alwaysReadyInstance, appIdentity } from '../types.bicep'

param appName string
param location string
param identity appIdentity
param packageUrl string
param alwaysReady alwaysReadyInstance[]
param maximumInstances int
param instanceMemoryMB int

@description('Subnet the app sends from; empty for none.')
param subnetId string

param allowedAddresses string[]
param signInClientId string

@description('Whether Event Grid pushes to this app, and so must be let in.')
param takesEvents bool

param tags object

var fromAddresses = [
  for (address, i) in allowedAddresses: {
    name: 'allowed-${i}'
    action: 'Allow'
    priority: 200 + i
    ipAddress: address
  }
]

var fromEventGrid = takesEvents
  ? [
      {
        name: 'event-grid'
        action: 'Allow'
        priority: 100
        tag: 'ServiceTag'
        ipAddress: 'AzureEventGrid'
      }
    ]
  : []

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${appName}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: appName
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        alwaysReady: alwaysReady
        maximumInstanceCount: maximumInstances
        instanceMemoryMB: instanceMemoryMB
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      http20Enabled: true
      // What is not let in by name stays out. Publishing goes through another door, which asks for an Entra identity.
      ipSecurityRestrictions: concat(fromEventGrid, fromAddresses)
      ipSecurityRestrictionsDefaultAction: 'Deny'
      scmIpSecurityRestrictionsUseMain: false
      scmIpSecurityRestrictionsDefaultAction: 'Allow'
    }
  }
}

// Publishing with a user name and a password is off.
resource publishing 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for way in ['ftp', 'scm']: {
    parent: app
    name: way
    properties: {
      allow: false
    }
  }
]

resource signIn 'Microsoft.Web/sites/config@2024-04-01' = if (!empty(signInClientId)) {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: true
    }
    globalValidation: {
      requireAuthentication: true
      unauthenticatedClientAction: 'RedirectToLoginPage'
      redirectToProvider: 'azureactivedirectory'
      // Event Grid does not sign in as people do: its door has a key of its own.
      excludedPaths: takesEvents ? ['/healthz', '/runtime/webhooks/eventgrid'] : ['/healthz']
    }
    identityProviders: {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: signInClientId
          openIdIssuer: '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
        }
        validation: {
          allowedAudiences: [signInClientId, 'api://${signInClientId}']
        }
      }
    }
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
}

output id string = app.id
output hostName string = app.properties.defaultHostName
