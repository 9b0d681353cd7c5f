import { describe, expect, it } from 'vitest';
import { aLivePage, answer, api, cut, follow, live, settle } from '@/test/livePage.ts';
import type { LiveSource } from './liveSource.ts';

aLivePage();

const valuesOf = ({ records }: LiveSource, field: string) =>
  [...records.values()].map(({ value }) => value[field]);

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
    answer(() => new Promise<Response>(() => {}));
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
    answer(() => new Response(null, { status: 503 }));
    cut();
    await settle(10_000);
    expect(said).toEqual([true, false]);
    answer(null);
    await settle(6000);
    expect(said).toEqual([true, false, true]);
    stop();
  });
});
