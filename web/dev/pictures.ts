import { existsSync, readFileSync } from 'node:fs';

/** The demo's own icon where there is one. */
export function icon(name: string): string {
  const file = new URL(`../../demo/catalog/${name}.svg`, import.meta.url);
  return existsSync(file)
    ? readFileSync(file, 'utf8')
    : '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="#868e96"/></svg>';
}

/** Something the size and shape of a screenshot. */
export function screenshot(): string {
  const line = (y: number, width: number) =>
    `<rect x="250" y="${y}" width="${width}" height="14" rx="7" fill="#dee2e6"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 600"><rect width="960" height="600" fill="#f8f9fa"/>
    <rect width="200" height="600" fill="#e9ecef"/><rect x="250" y="60" width="320" height="28" rx="8" fill="#adb5bd"/>
    ${[140, 200, 260, 320, 380, 440].map((y, n) => line(y, 600 - n * 37)).join('')}</svg>`;
}
