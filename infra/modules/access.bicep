// What one identity may do with data: its storage and its telemetry. Built-in roles, each at one account.
param principalId string
param stateAccountName string
param componentName string

@description('Only what takes events reads the intake account.')
param intakeAccountName string = ''

// https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

resource state 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: stateAccountName
}

resource intake 'Microsoft.Storage/storageAccounts@2024-01-01' existing = if (!empty(intakeAccountName)) {
  name: intakeAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

// The host keeps leases, timers and keys in blobs, and wants to own them; tables and queues are made by the app.
resource onState 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [blobDataOwner, queueDataContributor, tableDataContributor]: {
    name: guid(state.id, principalId, role)
    scope: state
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource onIntake 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(intakeAccountName)) {
  name: guid(intake.id, principalId, queueDataContributor)
  scope: intake
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', queueDataContributor)
  }
}

resource onTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, principalId, monitoringMetricsPublisher)
  scope: component
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
  }
}
