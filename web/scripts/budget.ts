import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

const shown = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);
const weigh = (content: string | Uint8Array) => gzipSync(content, { level: 9 }).length;

/** Weighs the script a first visit to the marketplace downloads, prints it, and fails the build above `limit` bytes of gzip. */
export function budget(firstVisit: string[], limit: number): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const first = new Set<Rolldown.OutputChunk>();
      const add = (chunk: Rolldown.OutputChunk | undefined) => {
        if (!chunk || first.has(chunk)) return;
        first.add(chunk);
        for (const file of chunk.imports) add(chunks.find((other) => other.fileName === file));
      };
      add(chunks.find((chunk) => chunk.isEntry));
      for (const file of firstVisit) {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(file));
        if (!chunk) this.error(`${file} is no chunk of its own`);
        add(chunk);
      }

      let script = 0;
      for (const chunk of [...chunks].sort((a, b) => b.code.length - a.code.length)) {
        const size = weigh(chunk.code);
        if (first.has(chunk)) script += size;
        console.log(`${shown(size)}  ${chunk.fileName}${first.has(chunk) ? '' : '  (later)'}`);
      }
      for (const file of Object.values(bundle)) {
        if (file.type !== 'asset' || !/\.(js|css)$/.test(file.fileName)) continue;
        // What runs in frames of widgets is no part of the page.
        const elsewhere = file.fileName.startsWith('widgets/');
        if (file.fileName.endsWith('.js') && !elsewhere) script += weigh(file.source);
        console.log(`${shown(weigh(file.source))}  ${file.fileName}${elsewhere ? '  (in frames)' : ''}`);
      }
      console.log(
        `First load: ${shown(script).trim()} of script, gzip; the limit is ${shown(limit).trim()}.`,
      );
      if (script > limit) {
        this.error(
          `First load is ${shown(script - limit).trim()} over its limit: load lazily what is not needed at once.`,
        );
      }
    },
  };
}
