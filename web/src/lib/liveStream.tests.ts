import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DashboardApi } from '../../dev/dashboard.ts';
import type { LiveSource } from './liveSource.ts';
import { LiveStream } from './liveStream.ts';

let api: DashboardApi;
let live: LiveStream;
/** What the server answers instead, while it is not itself. */
let refusal: (() => Response | Promise<Response>) | null;
let visible: boolean;
let online: boolean;

const settle = (milliseconds = 50) => vi.advanceTimersByTimeAsync(milliseconds);
const valuesOf = ({ records }: LiveSource, field: string) =>
  [...records.values()].map(({ value }) => value[field]);

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

/** Follows a source, and keeps what was heard of it. */
function follow(choice = api.crypto) {
  const { id } = choice.installation;
  const heard: LiveSource[] = [];
  const stop = live.follow(id, (source) => heard.push(source));
  return { id, heard, stop, now: () => live.read(id) };
}

const look = (sees: boolean) => {
  visible = sees;
  document.dispatchEvent(new Event('visibilitychange'));
};

const cut = () => {
  for (const page of [...api.pages]) page.close();
};

describe('A page', () => {
  it('follows everything that is shown on it in one stream', async () => {
    const crypto = follow();
    const again = follow();
    const tides = follow(api.tides);
    expect(crypto.now()).toMatchObject({ state: 'connecting', since: null });
    await settle();
    expect(api.opened).toEqual([{ ids: [crypto.id, tides.id], after: null }]);
    expect(crypto.now().state).toBe('live');
    expect(valuesOf(crypto.now(), 'symbol')).toEqual(['BTC', 'ETH', 'SOL', 'ADA', 'DOT']);
    expect(again.now()).toBe(crypto.now());

    api.say(api.crypto, [{ symbol: 'BTC', usd: 1 }]);
    await settle();
    expect(crypto.now().records.get('["BTC"]')?.value.usd).toBe(1);
    expect(crypto.heard.length).toBe(again.heard.length);
    expect(tides.now().records.size).toBe(3);
  });

  it('says no value to be live before all of it has come', async () => {
    const { heard } = follow();
    await settle();
    expect(heard.filter(({ state, records }) => state === 'live' && records.size === 0)).toEqual([]);
  });

  it('never takes an older value for a newer one, nor brings back what was deleted', async () => {
    const { id, now } = follow();
    await settle();
    const [page] = api.pages;
    const at = '2026-11-23T14:02:01Z';
    const say = (version: number, usd: number, deleted = false) =>
      page?.send('records', {
        installation: id,
        anew: false,
        records: [{ key: '["BTC"]', value: deleted ? null : { usd }, deleted, version, at }],
      });
    say(1000, 10);
    say(999, 9);
    await settle();
    expect(now().records.get('["BTC"]')).toEqual({ value: { usd: 10 }, at, version: 1000 });
    const { revision } = now();
    say(1000, 11);
    await settle();
    expect(now().revision).toBe(revision);
    say(1002, 0, true);
    say(1001, 12);
    await settle();
    expect(now().records.has('["BTC"]')).toBe(false);
  });

  it('shows what was there until the whole of what begins anew has come', async () => {
    const { id, heard, now } = follow();
    await settle();
    const [page] = api.pages;
    const record = { key: '["NEW"]', value: { symbol: 'NEW' }, deleted: false, version: 1, at: 'now' };
    heard.length = 0;
    page?.send('records', { installation: id, anew: true, records: [record] });
    await settle();
    expect(now().records.size).toBe(5);
    page?.send('records', { installation: id, anew: false, records: [{ ...record, key: '["NEWER"]' }] });
    page?.send('position', {}, '77');
    await settle();
    expect([...now().records.keys()]).toEqual(['["NEW"]', '["NEWER"]']);
    expect(heard).toHaveLength(1);
  });

  it('goes on where it was when something else is shown, without a flash', async () => {
    const crypto = follow();
    await settle();
    crypto.heard.length = 0;
    const tides = follow(api.tides);
    await settle();
    expect(api.opened[1]).toEqual({ ids: [crypto.id, tides.id], after: '1' });
    expect(api.pages.size).toBe(1);
    expect(crypto.heard.map(({ state }) => state).filter((state) => state !== 'live')).toEqual([]);
    expect(crypto.now().records.size).toBe(5);
    expect(tides.now().records.size).toBe(3);
  });

  it('does not go on saying live when the stream for another set does not open', async () => {
    const crypto = follow();
    await settle();
    refusal = () => new Promise<Response>(() => {});
    follow(api.tides);
    await settle(1000);
    expect(crypto.now().state).toBe('live');
    await settle(2000);
    expect(crypto.now().state).toBe('connecting');
    expect(crypto.now().records.size).toBe(5);
  });

  it('keeps what was just shown for what is shown again, and asks for all of it when it is gone', async () => {
    const crypto = follow();
    const tides = follow(api.tides);
    await settle();
    crypto.stop();
    await settle(1000);
    const again = follow();
    expect(again.now().records.size).toBe(5);
    expect(api.opened).toHaveLength(1);
    again.stop();
    await settle(6000);
    expect(api.opened[1]?.ids).toEqual([tides.id]);
    follow();
    await settle();
    expect(api.opened[2]?.ids).toHaveLength(2);
    expect(live.read(crypto.id).state).toBe('live');
    expect(live.read(crypto.id).records.size).toBe(5);
  });

  it('closes the stream when nothing is shown any more', async () => {
    const { stop } = follow();
    await settle();
    stop();
    await settle(6000);
    expect(api.pages.size).toBe(0);
  });

  it('follows no more than the server takes', async () => {
    for (let n = 0; n < 60; n++) live.follow(`01990000-0000-7000-8000-${n}`, () => {});
    await settle();
    expect(api.opened[0]?.ids).toHaveLength(50);
  });
});

describe('A stream that breaks', () => {
  it('is not live any more at once, and comes back where it was', async () => {
    const { id, now } = follow();
    await settle();
    cut();
    await settle();
    expect(now()).toMatchObject({ state: 'connecting', since: '2026-11-23T14:02:00.030Z' });
    expect(now().records.size).toBe(5);
    await settle(2000);
    expect(api.opened[1]).toEqual({ ids: [id], after: '1' });
    expect(now().state).toBe('live');
  });

  it('is tried again after longer and longer, and less often than half a minute never', async () => {
    const asked: number[] = [];
    refusal = () => {
      asked.push(Date.now());
      return new Response(null, { status: 503 });
    };
    follow();
    await settle(400_000);
    const waits = asked.slice(1).map((at, n) => Math.round((at - (asked[n] ?? 0)) / 1000));
    expect(waits.slice(0, 7)).toEqual([2, 4, 8, 16, 30, 30, 30]);
  });

  it('is tried again after longer and longer also where the server opens it, says a word and is gone', async () => {
    follow();
    await settle();
    const opened: number[] = [Date.now()];
    for (let n = 0; n < 5; n++) {
      cut();
      const { length } = api.opened;
      while (api.opened.length === length) await settle(100);
      opened.push(Date.now());
    }
    const waits = opened.slice(1).map((at, n) => Math.round((at - (opened[n] ?? 0)) / 1000));
    expect(waits).toEqual([2, 4, 8, 16, 30]);
  });

  it('is opened again soon once it was open for a while, be it for one source after the other', async () => {
    follow();
    await settle();
    const again = async () => {
      const { length } = api.opened;
      const at = Date.now();
      cut();
      while (api.opened.length === length) await settle(100);
      return Math.round((Date.now() - at) / 1000);
    };
    for (let n = 0; n < 3; n++) await again();
    await settle(8000);
    follow(api.tides);
    await settle(8000);
    for (const page of api.pages) page.comment();
    await settle();
    expect(await again()).toBe(2);
  });

  it('waits for as long as the server asks', async () => {
    let asked = 0;
    refusal = () => {
      asked += 1;
      return new Response(null, { status: 429, headers: { 'retry-after': '17' } });
    };
    follow();
    await settle(16_000);
    expect(asked).toBe(1);
    await settle(2000);
    expect(asked).toBe(2);
  });

  it('waits for as long as the server asks also when somebody comes back meanwhile', async () => {
    let asked = 0;
    refusal = () => {
      asked += 1;
      return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
    };
    follow();
    await settle();
    look(false);
    await settle(35_000);
    look(true);
    window.dispatchEvent(new Event('online'));
    await settle(10_000);
    expect(asked).toBe(1);
    refusal = null;
    await settle(15_000);
    expect(api.pages.size).toBe(1);
  });

  it('is offline when nothing was heard for 25 seconds, and is opened again', async () => {
    const { now } = follow();
    await settle();
    await settle(24_000);
    expect(now().state).toBe('live');
    await settle(1500);
    expect(now()).toMatchObject({ state: 'offline', since: '2026-11-23T14:02:00.030Z' });
    expect(now().records.size).toBe(5);
    await settle(2000);
    expect(now().state).toBe('live');
  });

  it('is there as long as a sign comes, though nothing changes', async () => {
    const { now } = follow();
    for (let n = 0; n < 12; n++) {
      await settle(10_000);
      for (const page of api.pages) page.comment();
    }
    expect(now().state).toBe('live');
    expect(api.opened).toHaveLength(1);
  });

  it.each(['restart', 'slow'])('is opened again after the server ended it: %s', async (reason) => {
    const { now } = follow();
    await settle();
    for (const page of api.pages) page.send('end', { reason });
    await settle();
    expect(now().state).toBe('connecting');
    await settle(2000);
    expect(now().state).toBe('live');
  });

  it('is not opened again for somebody who is signed out, and says so', async () => {
    const topics: string[] = [];
    live.nudged((topic) => topics.push(topic));
    const { now } = follow();
    await settle();
    for (const page of api.pages) page.send('end', { reason: 'signed-out' });
    await settle(60_000);
    expect(now().state).toBe('offline');
    expect(topics).toEqual(['dashboard', 'notices', 'session']);
    expect(api.opened).toHaveLength(1);
  });
});

describe('A source', () => {
  it('says since when it is stale, with its last good values', async () => {
    const { now } = follow();
    await settle();
    api.state(api.crypto, 'stale', '2026-11-23T13:58:00Z');
    await settle();
    expect(now()).toMatchObject({ state: 'stale', since: '2026-11-23T13:58:00Z' });
    expect(now().records.size).toBe(5);
    api.state(api.crypto, 'live', '2026-11-23T14:03:00Z');
    await settle();
    expect(now().state).toBe('live');
  });

  it('that was revoked leaves nothing behind, and nothing brings it back but the server', async () => {
    const crypto = follow();
    await settle();
    api.state(api.crypto, 'revoked');
    await settle();
    expect(crypto.now().state).toBe('revoked');
    expect(crypto.now().records.size).toBe(0);
    follow(api.tides);
    await settle();
    expect(api.opened[1]?.after).toBeNull();
  });

  it('that this person may not see is revoked, and the others go on', async () => {
    const tides = follow(api.tides);
    api.has(api.tides);
    const crypto = follow();
    await settle();
    expect(crypto.now().state).toBe('revoked');
    expect(tides.now().state).toBe('live');
  });
});

describe('A browser', () => {
  it('without a network says so at once, and comes back with it', async () => {
    const { now } = follow();
    await settle();
    online = false;
    window.dispatchEvent(new Event('offline'));
    expect(now().state).toBe('offline');
    await settle(60_000);
    expect(api.opened).toHaveLength(1);
    online = true;
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(api.opened[1]?.after).toBe('1');
    expect(now().state).toBe('live');
  });

  it('that nobody looks at closes the stream after half a minute, and opens it with the first look', async () => {
    const { now } = follow();
    await settle();
    look(false);
    await settle(20_000);
    for (const page of api.pages) page.comment();
    await settle(5000);
    expect(api.pages.size).toBe(1);
    await settle(6000);
    expect(api.pages.size).toBe(0);
    expect(now().state).toBe('connecting');
    await settle(120_000);
    expect(api.opened).toHaveLength(1);
    look(true);
    await settle();
    expect(api.opened[1]?.after).toBe('1');
    expect(now().state).toBe('live');
  });

  it('that is looked away from for a moment keeps the stream', async () => {
    follow();
    await settle();
    look(false);
    await settle(10_000);
    look(true);
    for (const page of api.pages) page.comment();
    await settle(20_000);
    expect(api.opened).toHaveLength(1);
  });

  it('that nobody looks at keeps no connection from other tabs for nudges alone', async () => {
    live.nudged(() => {});
    await settle(1600);
    expect(api.pages.size).toBe(1);
    look(false);
    await settle(6000);
    expect(api.pages.size).toBe(0);
    look(true);
    await settle();
    expect(api.pages.size).toBe(1);
  });

  it('that nobody has looked at yet opens the stream with the first look', async () => {
    visible = false;
    live.nudged(() => {});
    follow();
    await settle(120_000);
    expect(api.opened).toEqual([]);
    look(true);
    await settle();
    expect(api.opened).toHaveLength(1);
  });
});

describe('A nudge', () => {
  it('needs no stream of its own where sources are followed', async () => {
    live.nudged(() => {});
    await settle(500);
    follow();
    await settle(5000);
    expect(api.opened).toHaveLength(1);
  });

  it('is heard also where no source is followed, and after a break everything may have changed', async () => {
    const topics: string[] = [];
    live.nudged((topic) => topics.push(topic));
    await settle(1600);
    expect(api.opened).toEqual([{ ids: [], after: null }]);
    expect(topics).toEqual(['dashboard', 'notices']);
    topics.length = 0;
    api.nudge('dashboard');
    await settle();
    expect(topics).toEqual(['dashboard']);
    cut();
    await settle(3000);
    expect(topics).toEqual(['dashboard', 'dashboard', 'notices']);
  });

  it('is said to come only while a stream is open', async () => {
    const said: boolean[] = [];
    const { nudges } = live;
    const stop = nudges.watch(() => said.push(nudges.come));
    live.nudged(() => {});
    await settle(1600);
    expect(said).toEqual([true]);
    refusal = () => new Response(null, { status: 503 });
    cut();
    await settle(10_000);
    expect(said).toEqual([true, false]);
    refusal = null;
    await settle(6000);
    expect(said).toEqual([true, false, true]);
    stop();
  });
});
