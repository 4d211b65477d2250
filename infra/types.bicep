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

@description('Somebody who is let in with a key; the key itself is kept by them alone.')
@export()
type accessKey = {
  name: string

  @description('Approving takes an Entra identity, so no key can.')
  role: 'Reader' | 'Operator' | 'Prober'

  @description('SHA-256 of the key, 64 hexadecimal digits (docs/operations/access.md).')
  hash: string
}
