import { afterEach, beforeEach, vi } from 'vitest';
import { DashboardApi } from '../../dev/dashboard.ts';
import type { LiveSource } from '../lib/liveSource.ts';
import { LiveStream } from '../lib/liveStream.ts';

export let api: DashboardApi;
export let live: LiveStream;
let refusal: (() => Response | Promise<Response>) | null;
let visible: boolean;
let online: boolean;

/** Before each test a page that follows nothing yet, with a clock of its own, and a server that has three sources. */
export function aLivePage() {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T14:02:00Z') });
    api = new DashboardApi();
    api.has(api.crypto, api.pulse, api.tides);
    live = new LiveStream();
    refusal = null;
    [visible, online] = [true, true];
    vi.spyOn(Math, 'random').mockReturnValue(1);
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (visible ? 'visible' : 'hidden'));
    vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => online);
    vi.stubGlobal('fetch', (request: Request) => refusal?.() ?? api.handle(request));
  });

  afterEach(() => {
    live.close();
    vi.useRealTimers();
  });
}

/** What the server answers instead, while it is not itself; null when it is again. */
export function answer(instead: typeof refusal) {
  refusal = instead;
}

/** Whether there is a network; nothing is told. */
export function network(there: boolean) {
  online = there;
}

/** Nobody looks, and nobody has looked away. */
export function unseen() {
  visible = false;
}

export const look = (sees: boolean) => {
  visible = sees;
  document.dispatchEvent(new Event('visibilitychange'));
};

/** All connections end. */
export const cut = () => {
  for (const page of [...api.pages]) page.close();
};

export const settle = (milliseconds = 50) => vi.advanceTimersByTimeAsync(milliseconds);

/** Follows a source, and keeps what was heard of it. */
export function follow(choice = api.crypto) {
  const { id } = choice.installation;
  const heard: LiveSource[] = [];
  const stop = live.follow(id, (source) => heard.push(source));
  return { id, heard, stop, now: () => live.read(id) };
}
