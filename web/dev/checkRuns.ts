import type { CheckRun } from '../src/lib/api/publishing.ts';
import { daysAgo } from './days.ts';

export const newRun = (): CheckRun => ({
  id: 'run-1',
  version: '1.2.0',
  draft: true,
  cause: 'asked',
  createdAt: daysAgo(1),
  startedAt: daysAgo(1),
  finishedAt: daysAgo(1),
  results: [
    {
      rule: 'manifest-schema',
      mode: 'enforce',
      outcome: 'passed',
      title: 'The manifest follows its schema',
      evidence: { faults: [] },
      mend: null,
    },
    {
      rule: 'scope-purposes',
      mode: 'enforce',
      outcome: 'failed',
      title: 'Every scope says what it is for',
      evidence: { missing: ['email:read'] },
      mend: 'Say in a sentence each, under scope_purposes, what you need these scopes for: email:read.',
    },
    {
      rule: 'response-time',
      mode: 'monitor',
      outcome: 'warned',
      title: 'It answers quickly',
      evidence: { calls: 20, p50: 212, p95: 640, limit: 500 },
      mend: 'Let it answer without waiting for other servers.',
    },
    {
      rule: 'widget',
      mode: 'enforce',
      outcome: 'skipped',
      title: 'The widget’s manifest and bundle are in order',
      evidence: {},
      mend: 'It is no widget.',
    },
  ],
});
