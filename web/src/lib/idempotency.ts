import { useCallback, useRef } from 'react';
import { ProblemError } from './api/index.ts';

/** 128 random bits, for an act that is to happen once. Not `crypto.randomUUID`, which plain-http hosts lack. */
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/**
 * Runs an act under one Idempotency-Key, kept until the server has decided: pressing again after a lost answer
 * repeats the same act and does not do it twice.
 */
export function useIdempotent<Wanted, Done>(
  act: (wanted: Wanted, options: { idempotencyKey: string }) => Promise<Done>,
) {
  const key = useRef<string | null>(null);
  return useCallback(
    async (wanted: Wanted) => {
      key.current ??= newKey();
      try {
        const done = await act(wanted, { idempotencyKey: key.current });
        key.current = null;
        return done;
      } catch (error) {
        if (error instanceof ProblemError && error.decided) key.current = null;
        throw error;
      }
    },
    [act],
  );
}
