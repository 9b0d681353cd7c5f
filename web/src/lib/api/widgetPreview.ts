import { body, client } from './client.ts';
import type { Frame } from './dashboard.ts';
import type { Reading } from './index.ts';

/** How the script of a widget was when it was fetched last. */
export interface WidgetPreview {
  /** Whether it is the one of the draft, which nobody else sees. */
  draft: boolean;
  version: string;
  /** What is shown; null where nothing can be. */
  frame: Frame | null;
  bytes: number | null;
  budgetBytes: number;
  /** Null where nobody has asked for it yet. */
  fetchedAt: string | null;
  /** What is wrong with it, and where in it. */
  fault: { message: string; line: number | null; column: number | null } | null;
}

type Call = (path: string, init?: object) => Promise<{ data?: WidgetPreview }>;
const { GET, POST } = client as unknown as { GET: Call; POST: Call };
const of = (name: string) => ({ params: { path: { name } } });

/** The script of a widget as its developers see it. */
export const widgetPreviews = {
  read: (name: string, { signal }: Reading = {}) =>
    body(GET('/api/developer/integrations/{name}/widget', { ...of(name), signal })),
  /** Asks its server for it again. */
  fetch: (name: string) => body(POST('/api/developer/integrations/{name}/widget/fetch', of(name))),
};
