// What of a subscription's events is wanted, where it goes, and an alarm for what does not arrive.
param name string
param topicName string

@allowed(['queue', 'function'])
param delivery string

param appId string
param intakeId string
param changesQueue string
param deadLetterContainer string
param actionGroupId string
param tags object

// Successes only: what failed or was cancelled changed nothing.
var eventTypes = [
  'Microsoft.Resources.ResourceWriteSuccess'
  'Microsoft.Resources.ResourceDeleteSuccess'
  'Microsoft.Resources.ResourceActionSuccess'
]

// What the operation must begin with. Event Grid takes at most 25 values in all filters of a subscription together. The two
// providers of Kubernetes stand whole, since their registration is watched too; what else begins so, the app drops.
var watchedOperations = [
  'Microsoft.ContainerService/managedClusters/'
  'Microsoft.ExtendedLocation/customLocations/'
  'Microsoft.HybridCompute/machines/'
  'Microsoft.HybridCompute/privateLinkScopes/'
  'Microsoft.Insights/privateLinkScopes/'
  'Microsoft.Kubernetes/'
  'Microsoft.KubernetesConfiguration/'
  'Microsoft.Network/azureFirewalls/'
  'Microsoft.Network/connections/'
  'Microsoft.Network/dnsResolvers/'
  'Microsoft.Network/expressRouteCircuits/'
  'Microsoft.Network/expressRouteGateways/'
  'Microsoft.Network/firewallPolicies/'
  'Microsoft.Network/networkInterfaces/'
  'Microsoft.Network/networkSecurityGroups/'
  'Microsoft.Network/privateDnsZones/'
  'Microsoft.Network/privateEndpoints/'
  'Microsoft.Network/virtualHubs/'
  'Microsoft.Network/virtualNetworkGateways/'
  'Microsoft.Network/virtualNetworks/'
  'Microsoft.Network/vpnGateways/'
]

var toQueue = {
  endpointType: 'StorageQueue'
  properties: {
    resourceId: intakeId
    queueName: changesQueue
    // As long as Event Grid itself would have tried.
    queueMessageTimeToLiveInSeconds: 604800
  }
}

// One event a call: a batch is all or nothing.
var toFunction = {
  endpointType: 'AzureFunction'
  properties: {
    resourceId: '${appId}/functions/OnResourceChange'
    maxEventsPerBatch: 1
  }
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName
}

resource changes 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: name
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    destination: delivery == 'queue' ? toQueue : toFunction
    filter: {
      includedEventTypes: eventTypes
      advancedFilters: [
        {
          operatorType: 'StringBeginsWith'
          key: 'data.operationName'
          values: watchedOperations
        }
      ]
    }
    retryPolicy: {
      maxDeliveryAttempts: 30
      eventTimeToLiveInMinutes: 1440
    }
    deadLetterDestination: {
      endpointType: 'StorageBlob'
      properties: {
        resourceId: intakeId
        blobContainerName: deadLetterContainer
      }
    }
  }
}

resource lostEvents 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for metric in ['DeadLetteredCount', 'DroppedEventCount']: {
    name: '${name}-${metric}'
    location: 'global'
    tags: tags
    properties: {
      description: 'Events of this subscription did not arrive: the sweep finds what they told of. See docs/operations/deploy.md, Lost events.'
      severity: 2
      enabled: true
      scopes: [topic.id]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: metric
            metricName: metric
            metricNamespace: 'Microsoft.EventGrid/systemTopics'
            operator: 'GreaterThan'
            threshold: 0
            timeAggregation: 'Total'
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroupId
        }
      ]
    }
  }
]
