import { readFileSync } from 'node:fs';
import { createMemoryHistory } from '@tanstack/react-router';
import { expect, it } from 'vitest';
import { newI18n } from '@/lib/i18n.ts';
import { newQueryClient } from '@/lib/queryClient.ts';
import { newRouter } from './router.tsx';

it('has no page for which the server would answer that there is nothing', async () => {
  const history = createMemoryHistory({ initialEntries: ['/'] });
  const { routesByPath } = newRouter(newQueryClient(), await newI18n('en'), history);
  const source = ['gateway/WebUi.java', 'storefront/SharedListing.java']
    .map((file) => readFileSync(`../server/src/main/java/dev/patchbay/${file}`, 'utf8'))
    .join('\n');
  const answered = [...source.matchAll(/^(?: {8}| {4}@GetMapping\()"(\/[^"]*)"[,)]?$/gm)].map(([, path]) =>
    path?.replace(/{\w+}/g, '{}'),
  );

  const addresses = Object.keys(routesByPath).flatMap((path) => {
    const optional = path.match(/^(.+)\/{-\$\w+}$/);
    const whole = path.replace(/{-\$\w+}|\$\w+/g, '{}');
    return optional?.[1] ? [optional[1].replace(/\$\w+/g, '{}'), whole] : [whole];
  });
  expect(addresses).toContain('/settings/{}');
  expect(addresses.filter((address) => !answered.includes(address))).toEqual([]);
});
