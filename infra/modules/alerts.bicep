// What tells that the installation itself is ill. Lost events have their alarm beside their topic (events.bicep).
param name string
param location string
param workspaceId string
param actionGroupId string

@description('Whether a collector brings the metrics of docs/operations/telemetry.md to the workspace. An alert on one would else never fire, and look well.')
param hasMetrics bool

param tags object

// How far back a query may look.
var queryWindow = 'P1D'

// What every app logs: these need no metric.
var fromLogs = [
  {
    name: 'poison'
    severity: 1
    description: 'A message failed five times and was set aside. It lies in the queue with -poison, see docs/operations/deploy.md, Poison messages.'
    query: 'AppTraces | where TimeGenerated > ago(1h) | where Message has "Moving message to queue" and Message contains "-poison"'
  }
  {
    name: 'sweep-age'
    severity: 2
    description: 'No full sweep ended in 13 hours, which is two of its intervals: what no event tells is not seen.'
    // Not in the first hours of an app; but one that has asked for nothing all day is as ill as can be.
    query: 'let seen = toscalar(AppRequests | summarize min(TimeGenerated)); AppRequests | where TimeGenerated > ago(13h) | where Name == "SweepOnSchedule" and Success == true | summarize Sweeps = count() | where Sweeps == 0 and (isnull(seen) or seen < ago(13h))'
  }
  {
    name: 'blind-subscriptions'
    severity: 2
    description: 'A governed subscription has no event subscription that reaches the app, as of the last full sweep: its changes are found by the sweep only.'
    // The words of RunSweep, which a test holds against these.
    query: 'AppTraces | where TimeGenerated > ago(13h) | where Message has "governed subscriptions have no event subscription that reaches us" | parse Message with Blind:int " governed subscriptions" * | summarize arg_max(TimeGenerated, Blind) | where Blind > 0'
  }
]

// A gauge, sent every minute by every instance that is up.
var fromMetrics = [
  {
    name: 'poison-messages'
    severity: 1
    description: 'Messages lie in a poison queue, see docs/operations/deploy.md, Poison messages.'
    query: 'AppMetrics | where TimeGenerated > ago(1h) | where Name == "compliance.queue.poison" | summarize Messages = max(Max) | where Messages > 0'
  }
]

resource rules 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in concat(fromLogs, hasMetrics ? fromMetrics : []): {
    name: '${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name}: ${rule.name}'
      description: rule.description
      severity: rule.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT15M'
      windowSize: queryWindow
      autoMitigate: true
      // A new workspace does not know all columns yet.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [actionGroupId]
      }
    }
  }
]
