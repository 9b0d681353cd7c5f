import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const FOLDER = new URL('../data/', import.meta.url);
const FILE = new URL('installations.json', FOLDER);

/** Who has installed this, and the credentials of each. Kept in a file; take a database when there are many. */
class Installations {
  #all = read();

  /** Whether this was not seen before. */
  isNews(event) {
    return Boolean(event.installationId) && event.sequence > (this.#all[event.installationId]?.sequence ?? 0);
  }

  /** Acts once per event and in their order: numbers that were seen are dropped. */
  follow(event) {
    if (!this.isNews(event)) return;
    const before = this.#all[event.installationId];
    const now = { ...before, sequence: event.sequence };
    switch (event.event) {
      case 'app.installed':
        Object.assign(now, {
          active: true,
          organizationId: event.organizationId,
          userId: event.userId,
          clientId: event.clientId,
          clientSecret: event.clientSecret,
        });
        break;
      case 'credentials.rotated':
        if (event.clientSecret) Object.assign(now, { clientId: event.clientId, clientSecret: event.clientSecret });
        break;
      case 'app.suspended':
        now.active = false;
        break;
      case 'app.resumed':
        now.active = true;
        break;
      case 'app.uninstalled':
        Object.assign(now, { active: false, clientSecret: undefined });
        break;
    }
    this.#all[event.installationId] = now;
    this.#write();
  }

  /** The secret of an installation's own client. */
  secretOf(clientId) {
    return Object.values(this.#all).find((one) => one.active && one.clientId === clientId)?.clientSecret;
  }

  #write() {
    mkdirSync(FOLDER, { recursive: true });
    const next = new URL('installations.json.next', FOLDER);
    writeFileSync(next, JSON.stringify(this.#all, null, 2), { mode: 0o600 });
    renameSync(next, FILE);
  }
}

function read() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch (failure) {
    if (failure.code === 'ENOENT') return {};
    throw failure;
  }
}

export const installations = new Installations();
