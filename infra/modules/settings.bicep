// Every app setting, for both apps: what is set nowhere else keeps its default (docs/operations/settings.md). A new setting is
// one line in the part it belongs to.
import { accessKey, appIdentity } from '../types.bicep'

param appName string
param identity appIdentity
param governedIds string[]

@description('Functions of the package that this app does not run.')
param disabledFunctions string[]

param stateAccountName string
param stateQueueEndpoint string
param stateTableEndpoint string
param intakeQueueEndpoint string

@description('Where events reach the app, as their subscriptions name it: what no subscription brings here is blind.')
param eventDestination string
param connectionString string
param dashboardUrl string
param accessKeys accessKey[]

@description('Client id that people sign in with; empty: the platform signs nobody in, and its header is not believed.')
param signInClientId string

@secure()
param teamsUrl string
param otlpEndpoint string

// The host by itself, and every connection of a trigger, must be told whose identity to use: an app may have several.
var hostSettings = {
  AzureWebJobsStorage__accountName: stateAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.clientId
  AzureWebJobsDisableHomepage: 'true'
  APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.clientId};Authorization=AAD'
}

var storageSettings = {
  State__tableServiceUri: stateTableEndpoint
  State__queueServiceUri: stateQueueEndpoint
  State__credential: 'managedidentity'
  State__clientId: identity.clientId
  Intake__queueServiceUri: intakeQueueEndpoint
  Intake__credential: 'managedidentity'
  Intake__clientId: identity.clientId
}

var productSettings = {
  // The identity the product itself signs in with, to Resource Manager and to storage.
  AZURE_CLIENT_ID: identity.clientId
  Azure__Endpoint: environment().resourceManager
  SweepSchedule: '0 0 */6 * * *'
  LightSweepSchedule: '0 5/15 * * * *'
  Sweep__Destinations__0: eventDestination
  AlertsSchedule: '30 */5 * * * *'
  Teams__DashboardUrl: dashboardUrl
}

var governedSettings = toObject(range(0, length(governedIds)), i => 'Azure__Subscriptions__${i}', i => governedIds[i])

var disabledSettings = toObject(disabledFunctions, one => 'AzureWebJobs.${one}.Disabled', one => 'true')

var keyIndexes = range(0, length(accessKeys))

var accessSettings = union(
  toObject(keyIndexes, i => 'Access__Keys__${i}__Name', i => accessKeys[i].name),
  toObject(keyIndexes, i => 'Access__Keys__${i}__Roles__0', i => accessKeys[i].role),
  toObject(keyIndexes, i => 'Access__Keys__${i}__Hash', i => accessKeys[i].hash),
  empty(signInClientId) ? {} : { Access__TrustPlatform: 'true' }
)

// An empty value is a value: what is not wanted is left out.
var chosenSettings = union(
  empty(teamsUrl) ? {} : { Teams__Url: teamsUrl },
  empty(otlpEndpoint) ? {} : { Telemetry__OtlpEndpoint: otlpEndpoint }
)

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(hostSettings, storageSettings, productSettings, governedSettings, disabledSettings, accessSettings, chosenSettings)
}
