import type { RegisteredIntegration } from '@/lib/api/publishing.ts';

/** The settings of a service, as the starter reads them from its file `.env`. */
export const envOf = (made: RegisteredIntegration, platform: string) =>
  [
    ['PATCHBAY_URL', platform],
    ['PATCHBAY_INTEGRATION', made.name],
    ['PATCHBAY_CLIENT_ID', made.clientId],
    ...(made.clientSecret === null ? [] : [['PATCHBAY_CLIENT_SECRET', made.clientSecret]]),
    ['PATCHBAY_WEBHOOK_SECRET', made.webhookSecret],
    ['PATCHBAY_ISSUER', made.issuer],
    ['PATCHBAY_DISCOVERY_URL', made.discoveryUrl],
  ]
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
