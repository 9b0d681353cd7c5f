// Makes src/lib/api/schema.gen.ts from the committed OpenAPI description. `--check` only says whether that is up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTypeScript, { astToString } from 'openapi-typescript';

const contract = new URL('../../contracts/openapi.yaml', import.meta.url);
const types = new URL('../src/lib/api/schema.gen.ts', import.meta.url);

const made = `// Made from contracts/openapi.yaml by \`npm run api\`.\n\n${astToString(
  // `default` of a query parameter says what the server assumes, and not that a program must send it.
  await openapiTypeScript(contract, { defaultNonNullable: false, alphabetize: true }),
)}`;

if (!process.argv.includes('--check')) {
  writeFileSync(types, made);
} else if (readFileSync(types, 'utf8') !== made) {
  console.error(
    'src/lib/api/schema.gen.ts differs from contracts/openapi.yaml. Run `npm run api` in web/ and commit it.',
  );
  process.exit(1);
}
