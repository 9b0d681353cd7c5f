import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api/index.ts';

/** A refusal is final; a missing or broken answer is asked for twice more. */
const worthRetrying = (failures: number, error: Error) =>
  failures < 2 && !(error instanceof ProblemError && error.decided);

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      // Without a network, say so at once instead of waiting in silence.
      queries: { staleTime: 10_000, networkMode: 'always', retry: worthRetrying },
      mutations: { networkMode: 'always' },
    },
  });
