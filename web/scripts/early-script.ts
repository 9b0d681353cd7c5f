import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/**
 * Puts a small classic script before everything else in the page, as a hashed file and not inline, because
 * the content security policy allows no inline script.
 */
export function earlyScript(file: string): Plugin {
  let serving = false;
  const source = () => readFileSync(file, 'utf8');
  const hashed = () => `assets/early-${createHash('sha256').update(source()).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'early-script',
    configResolved(config) {
      serving = config.command === 'serve';
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: hashed(), source: source() });
    },
    transformIndexHtml: () => [
      { tag: 'script', attrs: { src: `/${serving ? file : hashed()}` }, injectTo: 'head-prepend' },
    ],
  };
}
