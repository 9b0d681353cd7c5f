// Opens every page of the built UI on the mock API, light, dark and at phone width, under the server's content security
// policy. Fails when a page has no heading, breaks a rule of axe (WCAG 2.2 AA), scrolls sideways or logs an error.
// Pictures go to the folder named by LOOK (default: node_modules/.look). `npm run look -- listing` looks at some only, `… listing dark` in one view.
import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const folder = process.env.LOOK ?? 'node_modules/.look';
const wanted = process.argv[2] ?? '';
const wantedView = process.argv[3];
mkdirSync(folder, { recursive: true });

const button = (name) => (page) => page.getByRole('button', { name }).first().click();
const pages = [
  { name: 'reference', as: '', path: '/reference' },
  { name: 'reference-open', as: 'ada', path: '/reference?q=draft#pushDraft' },
  { name: 'reference-event', as: '', path: '/reference#event-app.installed' },
  { name: 'reference-german', as: '', path: '/reference?q=install#install', language: 'de' },
  { name: 'marketplace', as: 'ada', path: '/' },
  { name: 'marketplace-signed-out', as: '', path: '/' },
  {
    name: 'marketplace-corrected',
    as: 'ada',
    path: '/?q=custmer',
    act: (page) => page.getByText('Showing results').waitFor(),
  },
  {
    name: 'marketplace-none',
    as: 'ada',
    path: '/?q=zzzz',
    act: (page) => page.getByText('No app found').waitFor(),
  },
  {
    name: 'marketplace-broken',
    as: 'ada',
    path: '/',
    broken: '/api/listings',
    act: (page) => page.getByRole('alert').waitFor({ timeout: 15_000 }),
  },
  { name: 'marketplace-home', as: '', path: '/', offers: '20' },
  { name: 'marketplace-home-german', as: '', path: '/', offers: '20', language: 'de' },
  {
    name: 'marketplace-filtered',
    as: 'ada',
    path: '/?category=Teamwork&tier=featured&sort=name',
    offers: '20',
  },
  { name: 'marketplace-ending', as: 'ada', path: '/', ending: 'bot' },
  { name: 'listing-ending', as: 'ada', path: '/listings/customer-service', ending: 'customer-service' },
  {
    name: 'listing-ending-german',
    as: 'ada',
    path: '/listings/customer-service',
    ending: 'customer-service',
    language: 'de',
  },
  { name: 'listing', as: 'ada', path: '/listings/customer-service' },
  { name: 'listing-signed-out', as: '', path: '/listings/customer-service' },
  { name: 'listing-member', as: 'mia', path: '/listings/customer-service' },
  { name: 'listing-no-organization', as: 'nora', path: '/listings/customer-service' },
  { name: 'listing-for-me', as: 'nora', path: '/listings/stargazer' },
  { name: 'listing-for-me-too', as: 'ada', path: '/listings/stargazer' },
  { name: 'listing-for-me-member', as: 'mia', path: '/listings/stargazer' },
  { name: 'listing-mine', as: 'nora', path: '/listings/stargazer', mine: 'stargazer', reconsent: '' },
  {
    name: 'apps-mine',
    as: 'ada',
    path: '/apps',
    mine: 'stargazer',
    act: (page) => page.getByText('Only yours').waitFor(),
  },
  {
    name: 'apps-mine-alone',
    as: 'nora',
    path: '/apps',
    mine: 'diary',
    act: (page) => page.getByText('Only yours').waitFor(),
  },
  {
    name: 'app-mine',
    as: 'nora',
    path: '/apps/stargazer',
    mine: 'stargazer',
    reconsent: '',
    act: (page) => page.getByText('How it stands').waitFor(),
  },
  {
    name: 'app-mine-permissions',
    as: 'nora',
    path: '/apps/stargazer/permissions',
    mine: 'stargazer',
    act: (page) => page.getByText('never used').waitFor(),
  },
  { name: 'app-mine-settings', as: 'nora', path: '/apps/diary/settings', mine: 'diary' },
  {
    name: 'app-mine-setting-up',
    as: 'nora',
    path: '/apps/crm',
    mine: 'crm',
    act: (page) => page.getByText('How it stands').waitFor(),
  },
  { name: 'listing-payments-off', as: 'ada', path: '/listings/analytics' },
  { name: 'listing-long-name', as: 'ada', path: '/listings/interdepartmental-compliance' },
  { name: 'listing-installed', as: 'ada', path: '/listings/bot' },
  {
    name: 'listing-unknown',
    as: 'ada',
    path: '/listings/nothing',
    act: (page) => page.getByText('not on offer').waitFor(),
  },
  { name: 'install', as: 'ada', path: '/listings/customer-service', act: button('Install for Acme') },
  { name: 'install-sensitive', as: 'ada', path: '/listings/crm', act: button('Install for Acme') },
  {
    name: 'set-up',
    as: 'ada',
    path: '/listings/crm',
    act: async (page) => {
      await button('Install for Acme')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Install', exact: true }).click();
      await page
        .getByText(/Asked \d times/)
        .first()
        .waitFor();
    },
  },
  {
    name: 'set-up-apps',
    as: 'ada',
    path: '/listings/crm',
    act: async (page) => {
      await button('Install for Acme')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Install', exact: true }).click();
      await page.getByText('Handing them to CRM').first().waitFor();
      await page.goto('/apps');
      await page.getByText('Being set up').waitFor();
    },
  },
  {
    name: 'set-up-done',
    as: 'ada',
    path: '/listings/customer-service',
    act: async (page) => {
      await button('Install for Acme')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Install', exact: true }).click();
      await page.getByText('Done. Everyone').waitFor({ timeout: 15_000 });
    },
  },
  { name: 'apps', as: 'ada', path: '/apps', act: (page) => page.getByText('Bot').waitFor() },
  { name: 'apps-menu', as: 'ada', path: '/apps', act: button('Manage Bot') },
  {
    name: 'apps-uninstall',
    as: 'ada',
    path: '/apps',
    act: async (page) => {
      await button('Manage Bot')(page);
      await page.getByRole('menuitem', { name: 'Uninstall' }).click();
    },
  },
  { name: 'apps-member', as: 'mia', path: '/apps', act: (page) => page.getByText('Bot').waitFor() },
  { name: 'apps-empty', as: 'sam', path: '/apps', act: (page) => page.getByText('no apps yet').waitFor() },
  {
    name: 'apps-broken',
    as: 'ada',
    path: '/apps',
    broken: '/api/installations',
    act: (page) => page.getByRole('alert').waitFor({ timeout: 15_000 }),
  },
  {
    name: 'organization-members',
    as: 'ada',
    path: '/organization',
    act: (page) => page.getByRole('row').nth(4).waitFor(),
  },
  {
    name: 'organization-apps',
    as: 'ada',
    path: '/organization/apps',
    act: (page) => page.getByRole('row').nth(2).waitFor(),
  },
  {
    name: 'organization-audit',
    as: 'ada',
    path: '/organization/audit',
    act: (page) => page.getByText('made Mia Chen').first().waitFor(),
  },
  {
    name: 'listing-request',
    as: 'mia',
    path: '/listings/customer-service',
    act: button('Ask for it'),
  },
  {
    name: 'install-config',
    as: 'ada',
    path: '/listings/customer-service',
    act: async (page) => {
      await button('Install for Acme')(page);
      await page.getByRole('button', { name: 'Change' }).click();
      await page.getByRole('textbox', { name: 'Greeting' }).fill('');
      await page.getByRole('button', { name: 'Install', exact: true }).click();
      await page.getByText('This is needed.').waitFor();
    },
  },
  {
    name: 'install-by-hand',
    as: 'ada',
    path: '/listings/wiki',
    act: async (page) => {
      await button('Install for Acme')(page);
      await page.getByRole('textbox', { name: /Address of your/ }).fill('https://wiki.acme.example');
    },
  },
  { name: 'app-access', as: 'ada', path: '/apps/bot', act: (page) => page.getByText('Mia Chen').waitFor() },
  {
    name: 'app-permissions',
    as: 'ada',
    path: '/apps/customer-service',
    installed: 'customer-service',
    act: async (page) => {
      await page.getByRole('switch', { name: 'Mia Chen is an admin of Customer Service' }).click();
      await page.getByRole('button', { name: /Permissions of Mia Chen/ }).click();
      await page.getByRole('checkbox', { name: /Delete tickets/ }).click();
    },
  },
  {
    name: 'app-policy',
    as: 'ada',
    path: '/apps/bot',
    act: (page) => page.getByRole('radio', { name: 'Only people I choose' }).click(),
  },
  { name: 'app-settings', as: 'ada', path: '/apps/customer-service/settings', installed: 'customer-service' },
  { name: 'app-connection', as: 'ada', path: '/apps/bot/connection' },
  {
    name: 'app-credentials',
    as: 'ada',
    path: '/apps/wiki/connection?dialog=credentials',
    installed: 'wiki',
    act: async (page) => {
      await page.getByRole('dialog').getByRole('button', { name: 'Make credentials' }).click();
      await page.getByText('I have stored the secret').waitFor();
    },
  },
  {
    name: 'app-none',
    as: 'ada',
    path: '/apps/crm',
    act: (page) => page.getByText('does not have').waitFor(),
  },
  {
    name: 'app-member',
    as: 'mia',
    path: '/apps/bot',
    act: (page) => page.getByText('Only admins').waitFor(),
  },
  {
    name: 'organization-invitations',
    as: 'ada',
    path: '/organization/invitations',
    act: (page) => page.getByText('katherine').waitFor(),
  },
  {
    name: 'organization-invite',
    as: 'ada',
    path: '/organization/invitations?dialog=invite',
    act: (page) => page.getByRole('textbox', { name: 'E-mail address' }).waitFor(),
  },
  {
    name: 'organization-invited',
    as: 'ada',
    path: '/organization/invitations?dialog=invite',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'E-mail address' }).fill('new.person@example.com');
      await page.getByRole('button', { name: 'Send invitation' }).click();
      await page.getByRole('textbox', { name: 'Link' }).waitFor();
    },
  },
  {
    name: 'organization-import',
    as: 'ada',
    path: '/organization/invitations?dialog=import',
    act: async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'people.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(
          `email,role\nok@example.com,member\n${Array.from({ length: 30 }, (_, n) => `person${n},boss`).join('\n')}`,
        ),
      });
      await page.getByText('60 mistakes').waitFor();
    },
  },
  {
    name: 'organization-access',
    as: 'ada',
    path: '/organization/access',
    act: (page) => page.getByRole('grid').waitFor(),
  },
  {
    name: 'organization-access-large',
    as: 'ada',
    path: '/organization/access',
    grow: '10000x200',
    act: (page) => page.getByRole('grid').waitFor(),
  },
  {
    name: 'organization-requests',
    as: 'ada',
    path: '/organization/requests',
    requested: 'crm',
    act: (page) => page.getByText('asks for').first().waitFor(),
  },
  {
    name: 'organization-policy',
    as: 'ada',
    path: '/organization/policy',
    rule: 'verified',
    installed: 'customer-service',
    act: (page) => page.getByText('Installed, but not allowed any more').waitFor(),
  },
  {
    name: 'organization-policy-german',
    as: 'mia',
    path: '/organization/policy',
    rule: 'listed',
    language: 'de',
    act: (page) => page.getByText('Nur Apps, die genannt sind').waitFor(),
  },
  { name: 'listing-not-allowed', as: 'mia', path: '/listings/customer-service', rule: 'listed' },
  { name: 'organization-settings', as: 'ada', path: '/organization/settings' },
  {
    name: 'organization-close',
    as: 'ada',
    path: '/organization/settings?dialog=close',
    act: (page) => page.getByText('To confirm').waitFor(),
  },
  { name: 'organization-audit-member', as: 'mia', path: '/organization/audit' },
  { name: 'organization-none', as: 'nora', path: '/organization' },
  { name: 'organization-switcher', as: 'ada', path: '/apps', act: button(/^Organization: /) },
  { name: 'account-menu', as: 'ada', path: '/', act: button('Account of Ada') },
  {
    name: 'settings-profile',
    as: 'ada',
    path: '/settings',
    act: (page) => page.getByRole('textbox', { name: 'Name' }).waitFor(),
  },
  {
    name: 'settings-security',
    as: 'ada',
    path: '/settings/security',
    act: (page) => page.getByText('MacBook').waitFor(),
  },
  {
    name: 'settings-passkey',
    as: 'ada',
    path: '/settings/security',
    act: button('Add a passkey'),
  },
  {
    name: 'settings-step-up',
    as: 'ada',
    path: '/settings/security',
    stale: '',
    act: async (page) => {
      await page.getByLabel('New password', { exact: true }).fill('four words of my own');
      await page.getByLabel('The new password again').fill('four words of my own');
      await button('Change password')(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'settings-sessions',
    as: 'ada',
    path: '/settings/sessions',
    act: (page) => page.getByText('Unknown device').waitFor(),
  },
  {
    name: 'settings-apps',
    as: 'ada',
    path: '/settings/apps',
    act: (page) => page.getByText('Stays signed in').waitFor(),
  },
  {
    name: 'settings-apps-mine',
    as: 'ada',
    path: '/settings/apps',
    mine: 'stargazer',
    reconsent: '',
    act: (page) => page.getByText('asks for more').waitFor(),
  },
  {
    name: 'settings-apps-cut',
    as: 'ada',
    path: '/settings/apps',
    mine: 'stargazer',
    act: button(/^Take away from Stargazer: Your e-mail/),
  },
  {
    name: 'settings-apps-give-up',
    as: 'ada',
    path: '/settings/apps',
    act: button('Give up your access to Bot'),
  },
  {
    name: 'settings-apps-german',
    as: 'ada',
    path: '/settings/apps',
    mine: 'stargazer',
    language: 'de',
    act: (page) => page.getByText('nie verwendet').first().waitFor(),
  },
  {
    name: 'settings-apps-none',
    as: 'mia',
    path: '/settings/apps',
    act: (page) => page.getByText('No app knows').waitFor(),
  },
  {
    name: 'settings-notices',
    as: 'ada',
    path: '/settings/notices',
    act: (page) => page.getByRole('switch').first().waitFor(),
  },
  { name: 'settings-data', as: 'ada', path: '/settings/data', act: button('Delete account …') },
  {
    name: 'settings-broken',
    as: 'ada',
    path: '/settings/sessions',
    broken: '/api/me/sessions',
    act: (page) => page.getByRole('alert').waitFor({ timeout: 15_000 }),
  },
  {
    name: 'settings-german',
    as: 'ada',
    path: '/settings/security',
    language: 'de',
    act: (page) => page.getByText('MacBook').waitFor(),
  },
  { name: 'bell', as: 'ada', path: '/apps', act: button(/^Notices, /) },
  {
    name: 'notices',
    as: 'ada',
    path: '/notices',
    act: (page) => page.getByRole('listitem').nth(5).waitFor(),
  },
  {
    name: 'notices-none',
    as: 'mia',
    path: '/notices',
    act: (page) => page.getByText('When an app').waitFor(),
  },
  {
    name: 'console-brand',
    as: 'olivia',
    path: '/console',
    act: (page) => page.getByRole('img', { name: /dark page/ }).waitFor(),
  },
  {
    name: 'console-colour-refused',
    as: 'olivia',
    path: '/console',
    act: (page) => page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#ffd43b'),
  },
  {
    name: 'console-branded',
    as: 'olivia',
    path: '/console',
    act: async (page) => {
      await page.getByRole('textbox', { name: 'Name' }).fill('Hafen');
      await page.getByRole('textbox', { name: 'Colour', exact: true }).fill('#0b7285');
      await button('Save')(page);
      await page.getByText('Everybody sees it').waitFor();
    },
  },
  {
    name: 'console-mail',
    as: 'olivia',
    path: '/console/mail',
    act: (page) => page.getByRole('textbox', { name: 'Address' }).waitFor(),
  },
  {
    name: 'console-sign-up',
    as: 'olivia',
    path: '/console/sign-up',
    act: (page) => page.getByRole('radio', { name: /certain domains/ }).check(),
  },
  {
    name: 'console-people',
    as: 'olivia',
    path: '/console/people',
    act: (page) => page.getByText('Mia Chen').waitFor(),
  },
  {
    name: 'console-roles',
    as: 'olivia',
    path: '/console/people',
    act: button('Change the roles of Mia Chen'),
  },
  { name: 'console-add-person', as: 'olivia', path: '/console/people', act: button('Add a person') },
  {
    name: 'console-widgets',
    as: 'olivia',
    path: '/console/widgets',
    act: (page) => page.getByRole('row').nth(4).waitFor(),
  },
  {
    name: 'console-widget',
    as: 'olivia',
    path: `/console/widgets?bundle=${'2'.padStart(64, '0')}`,
    act: (page) => page.getByText('It was not run').waitFor(),
  },
  {
    name: 'console-widget-taken-down',
    as: 'olivia',
    path: `/console/widgets?bundle=${'4'.padStart(64, '0')}`,
    language: 'de',
    act: (page) => page.getByText('Gesperrt: Es wird nirgends gezeigt').waitFor(),
  },
  {
    name: 'console-widget-take-down',
    as: 'olivia',
    path: `/console/widgets?bundle=${'5'.padStart(64, '0')}`,
    act: button('Take down'),
  },
  {
    name: 'developer',
    as: 'olivia',
    path: '/developer',
    act: (page) => page.getByText('Customer Service').first().waitFor(),
  },
  {
    name: 'developer-deliveries',
    as: 'olivia',
    path: '/developer/customer-service/deliveries',
    act: (page) => page.getByRole('row').nth(9).waitFor(),
  },
  {
    name: 'developer-deliveries-german',
    as: 'olivia',
    path: '/developer/customer-service/deliveries',
    language: 'de',
    act: (page) => page.getByRole('row').nth(9).waitFor(),
  },
  {
    name: 'developer-deliveries-none',
    as: 'olivia',
    path: '/developer/interdepartmental-compliance/deliveries',
    act: (page) => page.getByText('Nothing was told yet').waitFor(),
  },
  {
    name: 'developer-deliveries-resting',
    as: 'olivia',
    path: '/developer/bot/deliveries',
    act: (page) => page.getByText('in a row').waitFor(),
  },
  {
    name: 'developer-event',
    as: 'olivia',
    path: '/developer/customer-service/deliveries?event=01990000-0000-7000-8000-000000007006',
    act: (page) => page.getByText('3 attempts').waitFor(),
  },
  {
    name: 'developer-event-delivered',
    as: 'olivia',
    path: '/developer/customer-service/deliveries?event=01990000-0000-7000-8000-000000007003',
    act: (page) => page.getByText('1 attempt', { exact: true }).waitFor(),
  },
  {
    name: 'developer-skip',
    as: 'olivia',
    path: '/developer/customer-service/deliveries?event=01990000-0000-7000-8000-000000007006',
    act: button('Skip …'),
  },
  {
    name: 'developer-recover',
    as: 'olivia',
    path: '/developer/customer-service/deliveries?dialog=recover',
    act: (page) => page.getByRole('dialog').waitFor(),
  },
  {
    name: 'developer-example',
    as: 'olivia',
    path: '/developer/customer-service/deliveries?dialog=example',
    act: async (page) => {
      await page.getByRole('button', { name: 'Send', exact: true }).click();
      await page.getByText('It was taken.').waitFor();
    },
  },
  {
    name: 'developer-dry-run',
    as: 'olivia',
    path: '/developer/customer-service/deliveries?dialog=dry-run',
    act: async (page) => {
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByText('webhook-id').waitFor();
    },
  },
  {
    name: 'developer-endpoint',
    as: 'olivia',
    path: '/developer/bot/endpoint',
    act: (page) => page.getByText('in a row').waitFor(),
  },
  {
    name: 'developer-endpoint-disabled',
    as: 'olivia',
    path: '/developer/crm/endpoint',
    act: (page) => page.getByText('410 Gone').waitFor(),
  },
  {
    name: 'developer-secret',
    as: 'olivia',
    path: '/developer/crm/credentials?dialog=webhook-secret',
    act: async (page) => {
      await page.getByRole('button', { name: 'Make the secret' }).click();
      await page.getByText('I have stored').waitFor();
    },
  },
  ...['overview', 'manifest', 'versions', 'checks', 'credentials', 'publishing', 'team'].flatMap((room) => [
    { name: `developer-${room}`, as: 'olivia', path: `/developer/customer-service/${room}` },
    {
      name: `developer-${room}-german`,
      as: 'olivia',
      path: `/developer/customer-service/${room}`,
      language: 'de',
    },
  ]),
  ...['bot', 'crm', 'interdepartmental-compliance'].map((name) => ({
    name: `developer-credentials-${name}`,
    as: 'olivia',
    path: `/developer/${name}/credentials`,
    act: (page) => page.getByRole('textbox', { name: 'Issuer' }).waitFor(),
  })),
  {
    name: 'developer-yank',
    as: 'olivia',
    path: '/developer/customer-service/versions',
    act: button('Take back 1.1.0 …'),
  },
  {
    name: 'developer-publish',
    as: 'olivia',
    path: '/developer/customer-service/manifest?dialog=publish',
    act: (page) => page.getByRole('dialog').waitFor(),
  },
  ...[
    ['flow', '/console/pipeline', {}],
    ['flow-german', '/console/pipeline', { language: 'de' }],
    ['flow-away', '/console/pipeline', { flow: 'away' }],
    ['flow-off', '/console/pipeline', { flow: 'off' }],
    ['flow-lost', '/console/pipeline', { flow: 'lost' }],
    ['flow-none', '/console/pipeline', { flow: 'none' }],
    ['flow-broken', '/console/pipeline', { broken: '/api/console/pipeline' }],
    ['flow-source', '/console/pipeline?source=machine-pulse', {}],
    ['flow-source-german', '/console/pipeline?source=machine-pulse', { language: 'de' }],
    ['flow-data', '/developer/bot/data', {}],
    ['flow-data-german', '/developer/bot/data', { language: 'de' }],
    ['flow-data-push', '/developer/bot/data', { flow: 'push' }],
    ['flow-data-none', '/developer/bot/data', { flow: 'none' }],
  ].map(([name, path, world]) => ({
    name,
    as: 'olivia',
    path,
    ...world,
    act: (page) =>
      world.broken
        ? page.getByRole('alert').waitFor({ timeout: 15_000 })
        : page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' }),
  })),
  ...[
    ['dashboard-none', {}],
    ['dashboard-start', { dashboard: 'start' }],
    ['dashboard-start-german', { dashboard: 'start', language: 'de' }],
    ['dashboard-one', { dashboard: 'one' }],
    ['dashboard-twenty', { dashboard: 'twenty' }],
    ['dashboard-every', { dashboard: 'every' }],
    ['dashboard-every-german', { dashboard: 'every', language: 'de' }],
    ['dashboard-stale', { dashboard: 'stale' }],
    ['dashboard-stale-german', { dashboard: 'stale', language: 'de' }],
    ['dashboard-trouble', { dashboard: 'trouble' }],
    ['dashboard-trouble-german', { dashboard: 'trouble', language: 'de' }],
    ['dashboard-broken', { broken: '/api/dashboard' }],
  ].map(([name, world]) => ({
    name,
    as: 'ada',
    path: '/dashboard',
    ...world,
    act: (page) =>
      world.broken
        ? page.getByRole('alert').waitFor({ timeout: 15_000 })
        : page.locator('[aria-busy] .mantine-Skeleton-root').first().waitFor({ state: 'detached' }),
  })),
  {
    name: 'dashboard-offline',
    as: 'ada',
    path: '/dashboard',
    dashboard: 'every',
    act: async (page) => {
      await page.getByText('Live').first().waitFor({ state: 'attached' });
      await page.evaluate(() => {
        Object.defineProperty(navigator, 'onLine', { get: () => false });
        window.dispatchEvent(new Event('offline'));
      });
      await page
        .getByText(/^Offline/)
        .first()
        .waitFor({ state: 'attached' });
    },
  },
  {
    name: 'dashboard-add',
    as: 'ada',
    path: '/dashboard',
    dashboard: 'one',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add a widget' }).click();
      await page.getByRole('button', { name: 'Add Ticker: Crypto Ticker' }).waitFor();
    },
  },
  ...['Settings', 'To a place …'].map((item) => ({
    name: `dashboard-${item === 'Settings' ? 'settings' : 'place'}`,
    as: 'ada',
    path: '/dashboard',
    dashboard: 'one',
    act: async (page) => {
      await page.getByRole('button', { name: 'Menu of Crypto Ticker' }).click();
      const chosen = page.getByRole('menuitem', { name: item });
      if ((await chosen.count()) === 0) return;
      await chosen.click();
      await page.getByRole('dialog').waitFor();
    },
  })),
  {
    name: 'dashboard-menu',
    as: 'ada',
    path: '/dashboard',
    dashboard: 'twenty',
    act: (page) => page.getByRole('button', { name: 'Menu of Crypto Ticker' }).first().click(),
  },
  { name: 'new-integration', as: 'olivia', path: '/new-integration' },
  {
    name: 'console-german',
    as: 'olivia',
    path: '/console',
    language: 'de',
    act: (page) => page.getByRole('img', { name: /dunkler Seite/ }).waitFor(),
  },
  {
    name: 'first-steps',
    as: 'olivia',
    path: '/',
    act: (page) => page.getByText('Make this marketplace yours').waitFor(),
  },
  { name: 'new-organization', as: 'ada', path: '/new-organization' },
  {
    name: 'marketplace-german',
    as: 'ada',
    path: '/',
    language: 'de',
    act: (page) => page.getByText('Customer Service').first().waitFor(),
  },
  { name: 'not-found', as: 'ada', path: '/nowhere' },
];
const views = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 860 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 860 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'phone-dark', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
];

const server = await preview({ preview: { port: 0, host: '127.0.0.1' }, logLevel: 'warn' });
const base = `http://127.0.0.1:${server.httpServer.address().port}`;
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: false,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-sync',
  ],
});
const faults = [];

for (const view of views) {
  if (wantedView && view.name !== wantedView) continue;
  const { name: viewName, ...options } = view;
  const context = await browser.newContext({
    ...options,
    baseURL: base,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  for (const { name, as, path, act, broken, language = 'en', ...world } of pages) {
    if (!name.includes(wanted)) continue;
    const page = await context.newPage();
    const fault = (text) => faults.push(`${name}, ${viewName}: ${text}`);
    page.on('console', (message) => {
      const provoked = broken || /status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !provoked) fault(message.text());
    });
    page.on('pageerror', (error) => fault(String(error)));
    try {
      const query = new URLSearchParams({
        as,
        return: path,
        ...(broken && { broken }),
        ...world,
        fresh: '',
      });
      await context.addCookies([{ name: 'lang', value: language, url: base }]);
      await page.goto(`/mock?${query}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await act?.(page);
      await page.waitForTimeout(350);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (sideways > 0) fault(`scrolls sideways by ${sideways} px`);
      // What floats is pictured where it floats.
      const overlay = (await page.locator('[role=dialog], [role=menu]').count()) > 0;
      await page.screenshot({ path: `${folder}/${name}-${viewName}.png`, fullPage: !overlay });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        .analyze();
      for (const { id, nodes } of violations) {
        fault(`axe ${id}: ${nodes.map(({ target, html }) => `${target} ${html.slice(0, 160)}`).join(' | ')}`);
      }
    } catch (error) {
      fault(String(error).split('\n')[0]);
      await page.screenshot({ path: `${folder}/${name}-${viewName}-failed.png` });
    }
    await page.close();
  }
  await context.close();
}
await browser.close();
await server.close();
console.log(faults.length === 0 ? `No faults. Pictures are in ${folder}.` : faults.join('\n'));
process.exit(faults.length === 0 ? 0 : 1);
