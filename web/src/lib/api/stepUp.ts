import type { Problem } from './types.ts';

export type ProofMethod = 'password' | 'passkey';

type Ask = (methods: ProofMethod[]) => Promise<boolean>;
let ask: Ask | null = null;
let asking: Promise<boolean> | null = null;

/** Who asks a person to prove once more who they are, and says whether they have. */
export function proveWith(wanted: Ask) {
  ask = wanted;
  return () => {
    if (ask === wanted) ask = null;
  };
}

async function proofWanted(response: Response): Promise<ProofMethod[] | null> {
  if (response.status !== 403) return null;
  const problem: Partial<Problem> & { methods?: ProofMethod[] } = await response
    .clone()
    .json()
    .catch(() => ({}));
  return problem.type?.endsWith('/step-up-required') ? (problem.methods ?? ['password']) : null;
}

/**
 * Sends a request. When the server first wants to know that it is really this person, asks them, and sends the
 * same request again.
 */
export async function send(request: Request): Promise<Response> {
  const again = request.method === 'GET' ? null : request.clone();
  const response = await fetch(request);
  const methods = again && ask && (await proofWanted(response));
  if (!again || !ask || !methods) return response;
  // Several acts at once ask one person once.
  asking ??= ask(methods).finally(() => {
    asking = null;
  });
  return (await asking) ? fetch(again) : response;
}
