// Where Event Grid leaves events and what it could not deliver. It comes with the account's key and from outside any network of
// ours: topics of subscriptions are global, and global topics have no identity. So the key is allowed here, and only events
// lie here; whoever holds the key can send events, which are hints and never believed.
param name string
param location string
param sku string
param tags object

// As src/Compliance.Functions/Bindings/Queues.cs has it; a message that fails five times goes to the one with -poison.
var changesQueueName = 'compliance-changes'

var deadLetterContainerName = 'dead-letters'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: take('st${toLower(replace(name, '-', ''))}in${uniqueString(resourceGroup().id, 'intake')}', 24)
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
    allowSharedKeyAccess: true
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    publicNetworkAccess: 'Enabled'
  }
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource changes 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = {
  parent: queues
  name: changesQueueName
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource deadLetters 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: deadLetterContainerName
  properties: {
    publicAccess: 'None'
  }
}

// A dead letter that nobody replayed in three months tells nothing any more: sweeps have found what it was about.
resource upkeep 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'remove-old-dead-letters'
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${deadLetterContainerName}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: 90
                }
              }
            }
          }
        }
      ]
    }
  }
}

output id string = account.id
output accountName string = account.name
output queueEndpoint string = account.properties.primaryEndpoints.queue
output changesQueue string = changes.name
output deadLetterContainer string = deadLetters.name
