import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { live, useNudges } from '@/lib/live.ts';
import { newQueryClient } from '@/lib/queryClient.ts';
import { asked, newPatchbay } from '@/test/visit.tsx';
import { useLatest } from './queries.ts';

let api: ReturnType<typeof newPatchbay>;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T14:02:00Z') });
  api = newPatchbay();
  api.signIn('ada');
});

afterEach(() => {
  live.close();
  vi.useRealTimers();
});

const minutes = (count: number) => act(() => vi.advanceTimersByTimeAsync(count * 60_000));
const times = () => asked(api, 'GET', /\/api\/me\/notices$/).length;

function open() {
  const queries = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queries}>{children}</QueryClientProvider>
  );
  return renderHook(
    () => {
      useNudges();
      return useLatest();
    },
    { wrapper },
  );
}

it('asks once more when it begins to hear, and then only when it is told to', async () => {
  const signs = setInterval(() => {
    for (const page of api.dashboard.pages) page.comment();
  }, 10_000);
  const { result } = open();
  await minutes(10);
  expect(result.current.data?.notices).toBeDefined();
  expect(times()).toBe(2);
  act(() => api.dashboard.nudge('notices'));
  await minutes(5);
  expect(times()).toBe(3);
  clearInterval(signs);
});

it('asks each minute while it hears nothing', async () => {
  api.broken = '/api/live';
  open();
  await minutes(10);
  expect(times()).toBeGreaterThanOrEqual(10);
  expect(times()).toBeLessThanOrEqual(11);
});
