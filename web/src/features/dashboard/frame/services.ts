import { Refusal } from '@patchbay/widget/host.ts';
import { ERRORS, type JsonObject, type LogLevel } from '@patchbay/widget/protocol.ts';
import type { StageServices } from '@/components/widget/WidgetStage.tsx';
import { ProblemError } from '@/lib/api/index.ts';
import { placements } from '@/lib/api/placements.ts';

const scopeIn = ({ members }: ProblemError): JsonObject | undefined =>
  typeof members.scope === 'string' ? { scope: members.scope } : undefined;

/** A refusal of the server as the widget may know it: what it can do about it, and nothing of the server. */
function told(failed: unknown): unknown {
  if (!(failed instanceof ProblemError)) return failed;
  switch (failed.status) {
    case 403:
      return new Refusal(ERRORS.denied, 'The widget may not do this.', scopeIn(failed));
    case 401:
    case 404:
    case 410:
      return new Refusal(ERRORS.revoked, 'The widget is not in use any more.');
    case 413:
    case 409:
      return new Refusal(ERRORS.quota, 'The storage of this widget is full.');
    case 429:
      return new Refusal(ERRORS.rateLimited, 'Too often.', { retryAfterMs: 5_000 });
    case 400:
    case 422:
      return new Refusal(ERRORS.invalidParams, 'The server does not take this.');
    default:
      return failed;
  }
}

async function refusing<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (failed) {
    throw told(failed);
  }
}

const heard = {
  debug: console.debug,
  info: console.info,
  warning: console.warn,
  error: console.warn,
} as const;

/** What a widget may do in its place on the dashboard. */
export function servicesOf(
  { id, name, sha256 }: { id: string; name: string; sha256: string },
  openConfig: () => void,
): StageServices {
  return {
    openConfig,
    follow: (source) => source === 'self',
    log: (level: LogLevel, message) => heard[level](`[${name}]`, message),
    storage: {
      get: (key) => refusing(placements.stored(id, key)),
      set: async (key, value) => void (await refusing(placements.store(id, key, value))),
      delete: async (key) => void (await refusing(placements.forget(id, key))),
    },
    token: () => refusing(placements.token(id)),
    // Operators are told; to the person nothing is different if they are not.
    refused: (bytes) => void placements.refused(id, { sha256, bytes }).catch(() => {}),
  };
}
