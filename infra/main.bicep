// The way in for `azd up`: hands its parameters to bot.json, where everything is. Change things there.
targetScope = 'resourceGroup'

@description('Begins the name of every resource: lower-case letters, digits and hyphens.')
@minLength(2)
@maxLength(20)
param name string = 'associations'

@description('Region of everything that has one.')
param location string = resourceGroup().location

@description('Who are managers from the start: user principal names or Entra object ids, with commas. They import customers, assign owners and configure the bot.')
param managers string

@description('Your location Partner IDs, with commas.')
param partnerIds string

@description('Your global Partner ID: a link to it does not count, and the bot says so.')
param globalPartnerId string = ''

@description('Day and time of the weekly messages, until a channel or a person chooses another.')
param digest string = 'Monday 09:00'

@description('IANA time zone of that time, such as Europe/Amsterdam.')
param timeZone string = 'Etc/UTC'

@description('Size of the App Service plan.')
@allowed(['B1', 'B2', 'B3', 'P0v3', 'P1v3', 'P2v3'])
param plan string = 'B1'

@description('How many instances of the bot run. One is enough; two survive the loss of one.')
@minValue(1)
@maxValue(3)
param instances int = 1

@description('Size of the PostgreSQL server.')
@allowed(['Standard_B1ms', 'Standard_B2s', 'Standard_B2ms', 'Standard_D2ds_v5', 'Standard_D4ds_v5'])
param databaseSize string = 'Standard_B1ms'

@description('Size of the database\'s disk in GB. It grows by itself: once it has, give its present size.')
@allowed([32, 64, 128, 256, 512])
param databaseDisk int = 32

@description('Name of a PostgreSQL server restored from the first one, in the same resource group. Empty: the one this template makes.')
@maxLength(63)
param databaseServer string = ''

@description('private: the database is reached through a virtual network alone. public: through its public address, over TLS, with Entra tokens, from Azure services only.')
@allowed(['private', 'public'])
param network string = 'private'

@description('Who is told when the bot is unwell. Empty: nobody, and no alerts are made.')
param alertEmail string = ''

@description('More settings of the bot, with semicolons: SYNC=gdap;SYNC_CLIENT_ID=<client id>. They win over those above. No secrets: whoever may read the site reads them.')
param settings string = ''

module bot 'bot.json' = {
  name: 'bot'
  params: {
    name: name
    location: location
    managers: managers
    partnerIds: partnerIds
    globalPartnerId: globalPartnerId
    digest: digest
    timeZone: timeZone
    plan: plan
    instances: instances
    databaseSize: databaseSize
    databaseDisk: databaseDisk
    databaseServer: databaseServer
    network: network
    alertEmail: alertEmail
    settings: settings
  }
}

output BOT_ID string = bot.outputs.BOT_ID
output BOT_URL string = bot.outputs.BOT_URL
output BOT_SITE string = bot.outputs.BOT_SITE
