// What more than one file means by a word.

@description('A subscription that is governed.')
@export()
type governedSubscription = {
  @description('Its id, a GUID.')
  id: string

  @description('The system topic of its events, where there is one already: Azure allows one a subscription.')
  existingTopic: systemTopic?
}

@export()
type systemTopic = {
  resourceGroup: string
  name: string
}

@export()
type alwaysReadyInstance = {
  @description('http, or function:<name>.')
  name: string

  instanceCount: int
}

@description('An identity as an app uses it.')
@export()
type appIdentity = {
  id: string
  clientId: string
  principalId: string
}
