using 'main.bicep'

param name = 'compliance'
param location = 'westeurope'
param governed = [
  { id: '00000000-0000-0000-0000-000000000000' }
  // A subscription whose events others listen to already:
  // { id: '…', existingTopic: { resourceGroup: 'rg-events', name: 'activity' } }
]

// The assessor answers an event without a cold start; the dashboard too.
param alwaysReady = [
  { name: 'function:AssessChanges', instanceCount: 1 }
  { name: 'http', instanceCount: 1 }
]
param storageSku = 'Standard_ZRS'
param privateNetworking = true
param retentionDays = 90

// From where people may reach the dashboard and the API, such as ['203.0.113.0/24']; from nowhere so far.
param allowedAddresses = []

// From the environment, so that none of them lies in a file: the URL is a credential.
param teamsUrl = readEnvironmentVariable('COMPLIANCE_TEAMS_URL', '')
param signInClientId = readEnvironmentVariable('COMPLIANCE_SIGN_IN_CLIENT_ID', '')
param alertEmail = readEnvironmentVariable('COMPLIANCE_ALERT_EMAIL', '')
param tags = {
  application: 'compliance'
  environment: 'prod'
}
