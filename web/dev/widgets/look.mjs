// Opens the page beside it in Chromium, light, dark and at phone width, looks for errors and for what axe finds, and takes pictures into the
// folder named by LOOK (default: node_modules/.look). `node dev/widgets/look.mjs line dark` looks at some only.
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';

const folder = process.env.LOOK ?? 'node_modules/.look';
const [wantedPart = '', wantedView = ''] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const parts = ['number', 'line', 'ticker', 'table', 'settings'];
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
const views = [
  { name: 'light', colorScheme: 'light', viewport: wide, language: 'en' },
  { name: 'dark', colorScheme: 'dark', viewport: wide, language: 'en' },
  { name: 'german', colorScheme: 'light', viewport: wide, language: 'de' },
  { name: 'phone', colorScheme: 'light', viewport: narrow, language: 'en' },
];

const server = await createServer({
  server: { port: 0, host: '127.0.0.1', strictPort: false },
  logLevel: 'warn',
});
await server.listen();
const base = `http://127.0.0.1:${server.httpServer.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: ['--disable-gpu', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'],
});
const faults = [];
for (const { name, language, ...options } of views) {
  if (!name.includes(wantedView)) continue;
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  const context = await browser.newContext({
    ...options,
    locale,
    reducedMotion: 'reduce',
    timezoneId: 'Europe/Berlin',
  });
  for (const part of parts.filter((each) => each.includes(wantedPart))) {
    const page = await context.newPage();
    const fault = (text) => faults.push(`${part}, ${name}: ${text}`);
    page.on('console', (message) => message.type() === 'error' && fault(message.text()));
    page.on('pageerror', (error) => fault(String(error)));
    await page.goto(`${base}/dev/widgets/?part=${part}&language=${language}`);
    await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 120_000 });
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${folder}/widgets-${part}-${name}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    for (const { id, nodes } of violations) {
      fault(
        `axe ${id}: ${nodes
          .slice(0, 6)
          .map(({ target, html }) => `${target} ${html.slice(0, 140)}`)
          .join(' | ')}`,
      );
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.close();
console.log(faults.length === 0 ? `No faults. Pictures are in ${folder}.` : faults.join('\n'));
process.exit(faults.length === 0 ? 0 : 1);
