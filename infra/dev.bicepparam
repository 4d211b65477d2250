using 'main.bicep'

param name = 'compdev'
param location = 'westeurope'
param governed = [
  { id: '00000000-0000-0000-0000-000000000000' }
]
param tags = {
  application: 'compliance'
  environment: 'dev'
}
