import schema from '../../contracts/manifest.schema.json' with { type: 'json' };
import type { ManifestFault } from '../src/lib/api/publishing.ts';

/** What is wrong with a manifest, as far as pages need it. */
export function faultsOf(text: string): ManifestFault[] {
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  const fault = (more: Partial<ManifestFault>): ManifestFault => ({
    pointer: '',
    line: 1,
    column: 1,
    detail: '',
    text: more.detail ?? '',
    code: null,
    expected: null,
    nearest: null,
    ...more,
  });
  let manifest: Record<string, unknown>;
  try {
    manifest = JSON.parse(text);
  } catch {
    return [fault({ detail: 'This is no JSON.' })];
  }
  const known = Object.keys(schema.properties);
  return [
    ...Object.keys(manifest)
      .filter((name) => !known.includes(name))
      .map((name) => {
        const nearest = known.find((each) => each.slice(0, 5) === name.slice(0, 5)) ?? null;
        return fault({
          pointer: `/${name}`,
          line: lineOf(text.indexOf(`"${name}"`)),
          column: 3,
          detail: `There is no field ${name}.`,
          nearest,
        });
      }),
    ...schema.required
      .filter((name) => !(name in manifest))
      .map((name) => fault({ detail: `The field ${name} is missing.`, expected: name })),
  ];
}
