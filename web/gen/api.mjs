// Makes what src/lib/api has from the contracts: types from the committed OpenAPI description, the types of events from the schemas
// of events. `--check` only says whether that is up to date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTypeScript, { astToString } from 'openapi-typescript';

const contract = (path) => new URL(`../../contracts/${path}`, import.meta.url);

const types = astToString(
  // `default` of a query parameter says what the server assumes, and not that a program must send it.
  await openapiTypeScript(contract('openapi.yaml'), { defaultNonNullable: false, alphabetize: true }),
);
const ending = '.schema.json';
const events = readdirSync(contract('events'))
  .filter((name) => name.endsWith(ending))
  .map((name) => `  '${name.slice(0, -ending.length)}',\n`)
  .sort();

const made = {
  'schema.gen.ts': `// Made from contracts/openapi.yaml by \`npm run api\`.\n\n${types}`,
  'eventTypes.gen.ts': `// Made from contracts/events by \`npm run api\`.\n\n/** What integrations are told. */\nexport const eventTypes = [\n${events.join('')}];\n`,
};

for (const [name, text] of Object.entries(made)) {
  const file = new URL(`../src/lib/api/${name}`, import.meta.url);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
  } else if (readFileSync(file, 'utf8') !== text) {
    console.error(`src/lib/api/${name} differs from contracts. Run \`npm run api\` in web/ and commit it.`);
    process.exitCode = 1;
  }
}
