// What the product remembers, the queues that wake it, the host's own storage and the packages it runs. Identities only: the
// account has no usable key.
param name string
param location string
param sku string
param isPrivate bool
param remediation bool
param tags object

var packageContainers = remediation ? ['app-package', 'remediation-package'] : ['app-package']

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: take('st${toLower(replace(name, '-', ''))}${uniqueString(resourceGroup().id, 'state')}', 24)
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: sku
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource packages 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in packageContainers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

// Tables and signal queues are made by the app when it first needs them.

output id string = account.id
output accountName string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
