import { readFileSync } from 'node:fs';

/** The address in manifest.json, which BASE_URL takes the place of. */
const WRITTEN = 'http://127.0.0.1:3000';

export const settings = {
  host: process.env.HOST ?? '127.0.0.1',
  port: Number(process.env.PORT ?? 3000),
  baseUrl: (process.env.BASE_URL ?? WRITTEN).replace(/\/$/, ''),
  patchbay: process.env.PATCHBAY_URL ?? '',
  issuer: process.env.PATCHBAY_ISSUER ?? '',
  clientId: process.env.PATCHBAY_CLIENT_ID ?? '',
  clientSecret: process.env.PATCHBAY_CLIENT_SECRET ?? '',
  webhookSecret: process.env.PATCHBAY_WEBHOOK_SECRET ?? '',
};

/** What the integration says about itself, with the addresses where it runs. */
export const manifestText = readFileSync(new URL('../manifest.json', import.meta.url), 'utf8').replaceAll(
  WRITTEN,
  settings.baseUrl,
);

export const manifest = JSON.parse(manifestText);
