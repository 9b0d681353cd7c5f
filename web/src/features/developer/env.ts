/** What a service is told about its integration; what is not known of it is left out. */
export interface ServiceSettings {
  name: string;
  clientId?: string;
  clientSecret?: string | null;
  webhookSecret?: string;
  issuer?: string;
  discoveryUrl?: string;
}

/** What their file is called: browsers take the dot from a name that begins with one. */
export const envFile = ({ name }: ServiceSettings) => `${name}.env`;

/** The settings of a service, as the starter reads them from its file `.env`. */
export const envOf = (settings: ServiceSettings, platform: string) =>
  [
    ['PATCHBAY_URL', platform],
    ['PATCHBAY_INTEGRATION', settings.name],
    ['PATCHBAY_CLIENT_ID', settings.clientId],
    ['PATCHBAY_CLIENT_SECRET', settings.clientSecret],
    ['PATCHBAY_WEBHOOK_SECRET', settings.webhookSecret],
    ['PATCHBAY_ISSUER', settings.issuer],
    ['PATCHBAY_DISCOVERY_URL', settings.discoveryUrl],
  ]
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
