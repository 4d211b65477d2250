// One identity for what reads, one for what writes. The writing one exists only where remediation is wanted.
import { appIdentity } from '../types.bicep'

param name string
param location string
param remediation bool
param tags object

resource reader 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
  tags: tags
}

resource writer 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = if (remediation) {
  name: 'id-${name}-remediation'
  location: location
  tags: tags
}

output reader appIdentity = {
  id: reader.id
  clientId: reader.properties.clientId
  principalId: reader.properties.principalId
}

@description('Empty texts without remediation.')
output writer appIdentity = {
  id: remediation ? writer.id : ''
  clientId: remediation ? writer!.properties.clientId : ''
  principalId: remediation ? writer!.properties.principalId : ''
}
