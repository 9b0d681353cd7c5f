import type { Listing, Permission } from '../src/lib/api/types.ts';

export type Offer = Omit<Listing, 'viewer' | 'installed'>;

const scope = (
  name: string,
  title: string,
  sentence: string,
  purpose: string,
  flags: Partial<Permission> = {},
): Permission => ({ scope: name, title, sentence, purpose, sensitive: false, optional: false, ...flags });

const signIn = (app: string) => [
  scope(
    'openid',
    'Sign you in',
    'Recognize you each time you come back, without a password of its own.',
    `Signs each of you in to ${app} without a password of our own.`,
  ),
  scope('profile', 'Your name', 'See your name.', 'Shows who wrote an answer and who looks after it.'),
  scope(
    'email',
    'Your e-mail address',
    'See your e-mail address.',
    'Tells two people of the same name apart.',
  ),
  scope(
    'organization',
    'Your organization',
    'See whether you use it for an organization, which one, and your role in it.',
    "Keeps what is yours apart from every other organization's.",
  ),
];

const offer = (
  given: Pick<Offer, 'name' | 'displayName' | 'tagline' | 'description'> & Partial<Offer>,
): Offer => ({
  type: 'app',
  icon: `/media/${given.name}.png`,
  publisher: { name: 'Patchbay samples', firstParty: true },
  categories: ['Teamwork'],
  price: { model: 'free' },
  features: [],
  screenshots: [],
  version: '1.0.0',
  appUrl: 'https://apps.example.com',
  supportUrl: null,
  privacyUrl: null,
  termsUrl: null,
  changelog: null,
  permissions: signIn(given.displayName),
  connectDomains: [],
  configSchema: null,
  appPermissions: [],
  credentials: 'automatic',
  appPath: null,
  installTargets: ['organization'],
  verified: true,
  tier: 'verified',
  visibility: 'public',
  deprecation: null,
  worksWith: [],
  ...given,
});

export const newOffers = (): Offer[] => [
  offer({
    name: 'customer-service',
    displayName: 'Customer Service',
    tagline: 'A support desk for your whole team.',
    description:
      'A support desk for your whole team.\n\nCollect what customers ask in one list, answer it together and close what is done. Everybody in your organization is known by name from the first click, and what your organization writes stays with your organization.\n\nTickets are kept when you uninstall, and are there again when you return.',
    categories: ['Support', 'Teamwork'],
    worksWith: [
      {
        name: 'crm',
        displayName: 'CRM',
        tagline: 'Your contacts and what was agreed.',
        icon: null,
        reason: 'together',
      },
      {
        name: 'bot',
        displayName: 'Bot',
        tagline: 'Answers while you sleep, and says when it does not know.',
        icon: null,
        reason: 'category',
      },
    ],
    features: [
      'One list of tickets for your whole organization',
      'Answer, assign, close and reopen',
      'Your team is known by name, with no accounts to set up',
      'App admins can delete tickets for good',
    ],
    screenshots: ['/media/shot-1.png', '/media/shot-2.png'],
    supportUrl: 'https://support.example.com/help',
    privacyUrl: 'https://apps.example.com/privacy',
    termsUrl: 'https://apps.example.com/terms',
    appPermissions: [
      { name: 'tickets.delete', description: 'Delete tickets for good' },
      { name: 'tickets.export', description: 'Download all tickets as a file' },
    ],
    configSchema: {
      type: 'object',
      required: ['greeting', 'language'],
      properties: {
        greeting: {
          type: 'string',
          title: 'Greeting',
          description: 'The first line of each answer.',
          default: 'Hello!',
          minLength: 1,
          maxLength: 80,
        },
        language: {
          type: 'string',
          title: 'Language of answers',
          enum: ['English', 'Deutsch', 'Français'],
          default: 'English',
        },
        closeAfterDays: {
          type: 'integer',
          title: 'Close silent tickets after',
          description: 'In days. Left empty, tickets stay open.',
          minimum: 1,
          maximum: 365,
        },
        notifyTeam: { type: 'boolean', title: 'Tell the team about each new ticket', default: true },
        domains: {
          type: 'array',
          title: 'Domains of your customers',
          description: 'Mail from anywhere else is held back.',
          items: { type: 'string', pattern: '^[a-z0-9.-]+\\.[a-z]{2,}$' },
          maxItems: 20,
        },
      },
    },
    changelog:
      'The first version: tickets with answers, assignment, closing and reopening; the team; sign-in through Patchbay.',
  }),
  offer({
    name: 'bot',
    displayName: 'Bot',
    tagline: 'A bot that keeps the diary of your apps.',
    description: 'Each time somebody opens it, Bot writes a line that your whole organization can read.',
    categories: ['Automation'],
    features: ['A diary of who came and what changed', 'Every message, with its signature checked'],
  }),
  offer({
    name: 'crm',
    displayName: 'CRM',
    tagline: 'Customers, deals and what was last said to them.',
    description: 'A shared memory of everybody your organization does business with.',
    categories: ['Sales'],
    permissions: [
      ...signIn('CRM'),
      scope(
        'data:write',
        'Write data',
        'Add records in the name of your organization, which your dashboards then show.',
        'Sends each closed deal to your dashboards the moment it is signed.',
        { sensitive: true, optional: true },
      ),
    ],
  }),
  offer({
    name: 'stargazer',
    displayName: 'Stargazer',
    tagline: 'What the sky above you does tonight.',
    description:
      'What the sky above you does tonight.\n\nTells you when the space station passes, and when it is worth staying up.',
    publisher: { name: 'Nightfall Labs', firstParty: false },
    icon: null,
    categories: ['Leisure'],
    installTargets: ['organization', 'user'],
    verified: false,
    tier: 'unverified',
    features: ['Passes of the space station over your town', 'A quiet night stays quiet: no mails'],
    appUrl: 'https://stargazer.example.com',
    permissions: [
      scope(
        'profile:read',
        'Your name and language',
        'See your name and the language you read.',
        'Greets you by name, in your language.',
      ),
      scope(
        'email',
        'Your e-mail address',
        'See your e-mail address.',
        'Sends you a mail an hour before something rare.',
        { optional: true },
      ),
      scope(
        'dashboard:write',
        'Change your dashboard',
        'Add widgets to your dashboard and change them.',
        'Puts tonight’s sky on your dashboard.',
        { optional: true, sensitive: true },
      ),
    ],
  }),
  offer({
    name: 'diary',
    displayName: 'Diary',
    tagline: 'Yours alone.',
    description: 'A page for each day that nobody but you opens.',
    categories: ['Leisure'],
    installTargets: ['user'],
    icon: null,
    permissions: [
      scope(
        'profile:read',
        'Your name and language',
        'See your name and the language you read.',
        'Signs each page.',
      ),
    ],
    configSchema: {
      type: 'object',
      required: ['weekStart'],
      properties: {
        weekStart: {
          type: 'string',
          title: 'The week begins on',
          enum: ['Monday', 'Sunday'],
          default: 'Monday',
        },
      },
    },
  }),
  offer({
    name: 'wiki',
    displayName: 'Wiki',
    tagline: 'Pages that everybody in your organization can write.',
    description: 'Runs on a server of your own. Patchbay signs people in there.',
    categories: ['Teamwork'],
    credentials: 'manual',
    appPath: '/auth/oidc.callback',
    icon: null,
  }),
  offer({
    name: 'analytics',
    displayName: 'Analytics',
    tagline: 'What happened last week, in three charts.',
    description: 'Numbers about how your organization uses its apps.',
    categories: ['Insight'],
    price: { model: 'subscription', amount: 2999, currency: 'USD', interval: 'month' },
    icon: null,
  }),
  offer({
    name: 'interdepartmental-compliance',
    displayName: 'Interdepartmental Compliance & Travel-Expense Reconciliation Suite',
    tagline:
      'Reconciles what was spent with what was approved, across departments, currencies and fiscal years, and writes the letters that nobody wants to write.',
    description: 'Long names have to fit too.',
    publisher: { name: 'Donaudampfschifffahrtsgesellschaft Informationssysteme GmbH', firstParty: false },
    categories: ['Finance', 'Teamwork'],
    icon: null,
    version: '12.40.3-rc.1',
  }),
];
