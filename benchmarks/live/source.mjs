// A data source that is installed at a Patchbay of a benchmark's own, and whose records a stock Kafka client writes.

import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Programs } from "../programs.mjs";
import { Subject, until } from "../subject.mjs";

const SOURCE = "bench-live";

export class PushedSource {
  /**
   * @param {{settings?: object, memory?: string, more?: (port: number) => string, reaches?: number[]}} options more: further entries of
   *     the catalog, of which those at the port are answered here; reaches: ports of those that are not
   */
  static async begin({ settings = {}, memory = "", more = () => "", reaches = [] } = {}) {
    const made = new PushedSource();
    made.server = await serve();
    const { port } = made.server.address();
    made.subject = await Subject.prepare({
      webhookPort: port,
      sustained: true,
      settings: {
        "patchbay.broker.mode": "embedded",
        "patchbay.egress.development-targets": [port, ...reaches].map((each) => `127.0.0.1:${each}`).join(","),
        ...settings,
      },
      memory,
    });
    writeFileSync(join(made.subject.data, "catalog.yaml"), catalog(port) + more(port));
    made.programs = await Programs.compile(made.subject.folder, ...["Stranger", "Pace"].map((name) => `kafka/${name}.java`));
    try {
      await made.subject.start();
      made.owner = await made.subject.owner();
      made.installation = await made.install(SOURCE);
      await made.subject.brokerReady(made.owner, SOURCE);
      await until("schema", async () => (await made.send("GET", `/api/developer/integrations/${SOURCE}/data`)).schema);
      made.token = await made.subject.brokerToken(made.owner, SOURCE);
    } catch (failed) {
      await made.end();
      throw failed;
    }
    return made;
  }

  /** Installs something of the catalog for the owner's organization. Answers the id of the installation. */
  async install(integration) {
    return (await this.send("POST", "/api/installations", { integration, organizationId: this.owner.organizationId })).id;
  }

  /** Writes so many records a second to so many keys; answers the program when it has begun. Possible for ten minutes. */
  async push({ rate, keys, seconds }) {
    const pace = this.programs.begin("Pace", this.subject.kafkaAddress, this.token, `integrations.${SOURCE}.data`, rate, keys, seconds);
    await pace.said("began");
    return pace;
  }

  /** What the API answers to the owner. */
  async send(method, path, body) {
    const { base } = this.subject;
    const headers = { "content-type": "application/json", origin: base, cookie: this.owner.cookie };
    const answer = await fetch(base + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  async end() {
    this.programs.remove();
    await this.subject.remove();
    this.server.close();
  }
}

/** Says what the records are; to whoever polls, always one of this moment. */
async function serve() {
  const text = { type: "string", maxLength: 50 };
  const schema = {
    schema: {
      type: "object",
      required: ["symbol", "price", "sent"],
      properties: { symbol: text, price: { type: "number", minimum: 0 }, sent: { type: "integer" }, clock: { type: "integer" }, place: text },
    },
    refresh_interval_seconds: 5,
    key: ["symbol"],
  };
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    const now = Date.now();
    const records = [{ symbol: "S0000", price: 1, sent: now, clock: now % 100_000 }];
    response.end(JSON.stringify(request.url.endsWith("/schema") ? schema : request.url.endsWith("/data") ? records : {}));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

const catalog = (port) => `
- name: ${SOURCE}
  display_name: ${SOURCE}
  version: 1.0.0
  type: data_source
  delivery_mode: push
  description: A source that a benchmark controls.
  base_url: http://127.0.0.1:${port}/${SOURCE}
  app_url: http://127.0.0.1:${port}/${SOURCE}
  callback_url: http://127.0.0.1:${port}/callback
  events_transport: pull
  client: per_installation
  install_targets: [organization]
  published: true
`;
