// What one governed subscription gives: the right to read exactly what the product reads, where wanted the right to write what
// it repairs, and its events. Each subscription has role definitions of its own, so that it can be taken away without the others.
targetScope = 'subscription'

import { systemTopic } from '../types.bicep'

param name string
param location string
param existingTopic systemTopic?
param readerPrincipalId string

@description('Empty: nothing may be written here.')
param writerPrincipalId string

param subscribeToEvents bool

@allowed(['queue', 'function'])
param delivery string

param appId string
param intakeId string
param changesQueue string
param deadLetterContainer string
param actionGroupId string
param tags object

// The operations of src/Compliance.Infrastructure/ResourceManager/ArmActions.cs, which a test holds against these two lists.
var readActions = [
  'Microsoft.ContainerService/managedClusters/read'
  'Microsoft.EventGrid/eventSubscriptions/read'
  'Microsoft.EventGrid/systemTopics/eventSubscriptions/read'
  'Microsoft.EventGrid/systemTopics/read'
  'Microsoft.ExtendedLocation/customLocations/read'
  'Microsoft.HybridCompute/locations/privateLinkScopes/read'
  'Microsoft.HybridCompute/machines/read'
  'Microsoft.HybridCompute/privateLinkScopes/read'
  'Microsoft.Insights/privateLinkScopes/read'
  'Microsoft.Insights/privateLinkScopes/scopedResources/read'
  'Microsoft.Kubernetes/connectedClusters/read'
  'Microsoft.KubernetesConfiguration/extensions/read'
  'Microsoft.KubernetesConfiguration/fluxConfigurations/read'
  'Microsoft.Network/azureFirewalls/read'
  'Microsoft.Network/connections/read'
  'Microsoft.Network/dnsResolvers/inboundEndpoints/read'
  'Microsoft.Network/dnsResolvers/read'
  'Microsoft.Network/expressRouteCircuits/read'
  'Microsoft.Network/expressRouteGateways/read'
  'Microsoft.Network/firewallPolicies/read'
  'Microsoft.Network/networkInterfaces/read'
  'Microsoft.Network/networkSecurityGroups/read'
  'Microsoft.Network/privateDnsZones/A/read'
  'Microsoft.Network/privateDnsZones/read'
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks/read'
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/read'
  'Microsoft.Network/privateEndpoints/read'
  'Microsoft.Network/virtualHubs/read'
  'Microsoft.Network/virtualNetworkGateways/read'
  'Microsoft.Network/virtualNetworks/read'
  'Microsoft.Network/vpnGateways/read'
  'Microsoft.ResourceGraph/resources/read'
  'Microsoft.Resources/subscriptions/providers/read'
  'Microsoft.Resources/subscriptions/read'
]

var writeActions = [
  'Microsoft.HybridCompute/locations/operationStatus/read'
  'Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections/read'
  'Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections/write'
  'Microsoft.HybridCompute/privateLinkScopes/write'
  'Microsoft.Kubernetes/connectedClusters/write'
  'Microsoft.Kubernetes/locations/operationStatuses/read'
  'Microsoft.Kubernetes/register/action'
  'Microsoft.KubernetesConfiguration/register/action'
  'Microsoft.Network/locations/operationResults/read'
  'Microsoft.Network/locations/operations/read'
  'Microsoft.Network/networkSecurityGroups/securityRules/delete'
  'Microsoft.Network/networkSecurityGroups/securityRules/read'
  'Microsoft.Network/networkSecurityGroups/securityRules/write'
  'Microsoft.Network/privateDnsOperationResults/read'
  'Microsoft.Network/privateDnsOperationStatuses/read'
  'Microsoft.Network/privateDnsZones/A/write'
  'Microsoft.Network/privateDnsZones/delete'
  'Microsoft.Network/privateDnsZones/join/action'
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks/delete'
  'Microsoft.Network/privateDnsZones/virtualNetworkLinks/write'
  'Microsoft.Network/privateDnsZones/write'
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/delete'
  'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/write'
  'Microsoft.Network/virtualNetworks/join/action'
]

resource readerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(subscription().id, name, 'reader')
  properties: {
    roleName: '${name} reader ${subscription().subscriptionId}'
    description: 'Reads what the private link chain of Arc-enabled Kubernetes is made of.'
    type: 'CustomRole'
    permissions: [
      {
        actions: readActions
      }
    ]
    assignableScopes: [subscription().id]
  }
}

resource writerRole 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(writerPrincipalId)) {
  name: guid(subscription().id, name, 'writer')
  properties: {
    roleName: '${name} writer ${subscription().subscriptionId}'
    description: 'Repairs the private link chain of Arc-enabled Kubernetes.'
    type: 'CustomRole'
    permissions: [
      {
        actions: writeActions
      }
    ]
    assignableScopes: [subscription().id]
  }
}

resource readerReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(subscription().id, name, 'reader', readerPrincipalId)
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: readerRole.id
  }
}

resource writerReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(writerPrincipalId)) {
  name: guid(subscription().id, name, 'reader', writerPrincipalId)
  properties: {
    principalId: writerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: readerRole.id
  }
}

resource writerWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(writerPrincipalId)) {
  name: guid(subscription().id, name, 'writer', writerPrincipalId)
  properties: {
    principalId: writerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: writerRole.id
  }
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = if (subscribeToEvents && existingTopic == null) {
  name: 'rg-${name}-events'
  location: location
  tags: tags
}

module topic 'topic.bicep' = if (subscribeToEvents && existingTopic == null) {
  name: '${name}-topic'
  scope: group
  params: {
    topicName: 'egst-${name}'
    subscriptionId: subscription().subscriptionId
    tags: tags
  }
}

module events 'events.bicep' = if (subscribeToEvents) {
  name: '${name}-events'
  scope: resourceGroup(existingTopic.?resourceGroup ?? 'rg-${name}-events')
  params: {
    name: name
    topicName: existingTopic.?name ?? 'egst-${name}'
    delivery: delivery
    appId: appId
    intakeId: intakeId
    changesQueue: changesQueue
    deadLetterContainer: deadLetterContainer
    actionGroupId: actionGroupId
    tags: tags
  }
  dependsOn: [group, topic]
}
