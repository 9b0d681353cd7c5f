import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockApi } from './dev/plugin.ts';
import { budget } from './scripts/budget.ts';
import { contract } from './scripts/contract.ts';
import { earlyScript } from './scripts/early-script.ts';
import { widgetRuntime } from './scripts/widget-runtime.ts';

/** Where `/api`, `/media` and the server's own pages come from in development: a running Patchbay, or the mock. */
const server = process.env.PATCHBAY_URL;
const proxied = ['/api', '/media', '/login', '/logout', '/setup', '/problems', '/schemas', '/openapi.yaml'];

export default defineConfig({
  plugins: [
    react(),
    contract('../contracts'),
    earlyScript('src/app/color-scheme.js'),
    widgetRuntime('../sdk/widget/src/main.ts', 'widgets/runtime.js'),
    budget(['src/app/routes/marketplace.tsx', 'src/messages/de/main.json'], 200_000),
    ...(server ? [] : [mockApi()]),
  ],
  resolve: {
    alias: {
      '@patchbay/widget': fileURLToPath(new URL('../sdk/widget/src', import.meta.url)),
      '@': fileURLToPath(new URL('./src', import.meta.url)),
    },
  },
  server: {
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    proxy: server
      ? Object.fromEntries(
          [...proxied, '^/apps/.+/open'].map((path) => [
            path,
            // The server answers to its own address only, and takes acts from its own pages only.
            { target: server, changeOrigin: true, headers: { origin: server } },
          ]),
        )
      : undefined,
  },
  // Browsers that know light-dark() themselves: its substitute does not hear of the colour scheme chosen here.
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // These browsers know how to load modules ahead.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    license: { fileName: 'licences/web.txt' },
  },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:8080/' } },
    include: ['src/**/*.tests.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    unstubGlobals: true,
    css: false,
    restoreMocks: true,
    testTimeout: 240_000,
  },
});
