using 'main.bicep'

param name = 'compdev'
param location = 'westeurope'
param governed = [
  { id: '00000000-0000-0000-0000-000000000000' }
]

// From where people may reach the dashboard and the API, such as ['203.0.113.0/24']; from nowhere so far.
param allowedAddresses = []

// From the environment, so that none of them lies in a file: the URL is a credential.
param teamsUrl = readEnvironmentVariable('COMPLIANCE_TEAMS_URL', '')
param signInClientId = readEnvironmentVariable('COMPLIANCE_SIGN_IN_CLIENT_ID', '')
param alertEmail = readEnvironmentVariable('COMPLIANCE_ALERT_EMAIL', '')
param tags = {
  application: 'compliance'
  environment: 'dev'
}
