// The sample apps that `up` runs, and what each is told.

import { mkdirSync } from "node:fs";
import { at } from "./paths.mjs";

const customerService = { folder: "samples/customer-service", main: "dist/main.js" };
const inspector = { folder: "samples/inspector", main: "src/main.js" };

/** Those that are `shown` stand on the dashboards of the demo. */
export const SAMPLES = [
  { name: "customer-service", displayName: "Customer Service", ...customerService },
  { name: "bot", displayName: "Bot", ...inspector },
  { name: "crm", displayName: "CRM", ...inspector },
  { name: "analytics", displayName: "Analytics", ...inspector },
  // no app: the product behind the gateway
  { name: "host-product", displayName: "Host product", folder: "samples/host-product", main: "src/main.js", behind: true },
  // reads its events with a client of its own instead of being called
  { name: "logbook", displayName: "Logbook", ...inspector, reads: true },
  // is asked for its records, and brings a widget
  { name: "crypto-ticker", displayName: "Crypto Ticker", folder: "samples/crypto-ticker", main: "src/main.js", shown: true },
  // writes its records to the broker, with a client of its own
  { name: "machine-pulse", displayName: "Machine Pulse", folder: "samples/machine-pulse", main: "src/main.js", pushes: true, shown: true },
];

/** Whether it is told which client is its integration's. */
export const hasClient = ({ reads, pushes }) => Boolean(reads || pushes);

/** Those that people install. */
const APPS = SAMPLES.filter(({ behind }) => !behind);

/** Those of them that Patchbay calls. */
export const CALLED = APPS.filter(({ reads }) => !reads);

export const FIRST_SAMPLE_PORT = 8081;

export const sampleAddress = (port) => `http://127.0.0.1:${port}`;

/** Variables of catalog.yaml and gateway.yaml. */
export function catalogVariables(ports, secrets) {
  return Object.assign(
    { HOST_PRODUCT_URL: sampleAddress(ports["host-product"]) },
    ...APPS.map(({ name, reads }) => {
      const prefix = name.toUpperCase().replaceAll("-", "_");
      const address = sampleAddress(ports[name]);
      return {
        [`${prefix}_APP_URL`]: address,
        [`${prefix}_CALLBACK_URL`]: `${address}/auth/callback`,
        ...(!reads && {
          [`${prefix}_WEBHOOK_URL`]: `${address}/api/webhooks/optare`,
          [`${prefix}_WEBHOOK_SECRET`]: secrets[name],
        }),
      };
    }),
  );
}

/** How a sample is started; one that has a client, with that and with where the broker is. */
export function sampleCommand(sample, { base, port, secret, client, data }) {
  const folder = data.at("samples", sample.name);
  mkdirSync(folder, { recursive: true });
  return {
    program: process.execPath,
    args: [sample.main],
    cwd: at(sample.folder),
    env: {
      PORT: String(port),
      HOST: "127.0.0.1",
      PATCHBAY_URL: base,
      ...(hasClient(sample) ? { CLIENT_ID: client.clientId, CLIENT_SECRET: client.clientSecret } : { WEBHOOK_SECRET: secret }),
      ...(sample.pushes && { BROKER: client.broker.address, BROKER_TLS: String(client.broker.encrypted), TOPIC: client.broker.topics.data }),
      DATA_DIR: folder,
      APP_NAME: sample.name,
      APP_DISPLAY_NAME: sample.displayName,
      NODE_ENV: "production",
    },
  };
}
