import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

const name = 'virtual:contract';
const ending = '.schema.json';

/**
 * Lets a page import what other programs see of the server, as it is committed: the description of the API, and the schema of
 * each event.
 */
export function contract(folder: string): Plugin {
  const api = resolve(folder, 'openapi.yaml');
  const events = resolve(folder, 'events');
  return {
    name: 'contract',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const schemas = readdirSync(events)
        .filter((file) => file.endsWith(ending))
        .sort()
        .map((file) => resolve(events, file));
      for (const file of [api, ...schemas]) this.addWatchFile(file);
      const made = {
        api: parse(readFileSync(api, 'utf8')),
        events: schemas.map((file) => JSON.parse(readFileSync(file, 'utf8'))),
      };
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(made))})`;
    },
  };
}
