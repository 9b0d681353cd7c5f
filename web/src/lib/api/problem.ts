import { inReadersLanguage } from '../messages.ts';
import type { Problem } from './types.ts';

/** A refusal in the server's own words (RFC 9457), or the lack of any answer (`status` 0). */
export class ProblemError extends Error {
  readonly slug: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  /** The language of title and detail. */
  readonly language: string;
  readonly traceId: string | null;
  readonly fields: { pointer: string; message: string }[];
  /** What else the problem says: members of its own kind. */
  readonly members: Record<string, unknown>;

  constructor(problem: {
    slug: string;
    status: number;
    title: string;
    detail?: string | null;
    language?: string;
    traceId?: string | null;
    fields?: { pointer: string; message: string }[];
    members?: Record<string, unknown>;
  }) {
    super(problem.detail ?? problem.title);
    this.name = 'ProblemError';
    this.slug = problem.slug;
    this.status = problem.status;
    this.title = problem.title;
    this.detail = problem.detail ?? null;
    this.language = problem.language ?? 'en';
    this.traceId = problem.traceId ?? null;
    this.fields = problem.fields ?? [];
    this.members = problem.members ?? {};
  }

  /** Whether the server has decided. Without an answer, or after a 5xx, the act may have happened. */
  get decided(): boolean {
    return this.status >= 400 && this.status < 500;
  }
}

export async function problemOf(response: Response): Promise<ProblemError> {
  const body: Partial<Problem> = response.headers.get('content-type')?.includes('json')
    ? await response.json().catch(() => ({}))
    : {};
  // Without a word about it, the API speaks English.
  const language = response.headers.get('content-language')?.split('-')[0]?.trim().toLowerCase() || 'en';
  return new ProblemError({
    slug: body.type?.split('/').at(-1) ?? 'unexpected-answer',
    status: response.status,
    title: body.title ?? response.statusText,
    detail: body.detail,
    language,
    traceId: body.traceId,
    // Mistakes in a document say what is wrong as `text` for people and as `detail` for programs.
    fields: await inReadersLanguage(
      (body.errors ?? []).map(
        (each: { pointer: string; code?: string; message?: string; text?: string; detail?: string }) => ({
          ...each,
          message: each.message ?? each.text ?? each.detail ?? '',
        }),
      ),
      language,
    ),
    members: body as Record<string, unknown>,
  });
}

export const noAnswer = () => new ProblemError({ slug: 'no-answer', status: 0, title: '' });
