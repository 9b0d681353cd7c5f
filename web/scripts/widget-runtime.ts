import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/**
 * Builds what runs in the frames of widgets before their bundles: one classic script without imports, in the server's jar and
 * no part of these pages.
 */
export function widgetRuntime(entry: string, fileName: string): Plugin {
  return {
    name: 'widget-runtime',
    apply: 'build',
    async generateBundle() {
      const made = await build({
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        build: {
          write: false,
          target: 'es2022',
          minify: true,
          reportCompressedSize: false,
          lib: { entry: resolve(entry), formats: ['iife'], name: 'runtime', fileName: () => 'runtime.js' },
        },
      });
      const [script, ...more] = [made].flat().flatMap((each) => ('output' in each ? each.output : []));
      if (script?.type !== 'chunk' || script.imports.length > 0 || more.length > 0) {
        this.error('the runtime of widgets is not one script');
      }
      this.emitFile({ type: 'asset', fileName, source: script.code });
    },
  };
}
