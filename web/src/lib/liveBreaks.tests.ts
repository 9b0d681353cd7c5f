import { describe, expect, it } from 'vitest';
import { aLivePage, answer, api, cut, follow, live, look, network, settle, unseen } from '@/test/livePage.ts';

aLivePage();

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
    answer(() => {
      asked.push(Date.now());
      return new Response(null, { status: 503 });
    });
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
    answer(() => {
      asked += 1;
      return new Response(null, { status: 429, headers: { 'retry-after': '17' } });
    });
    follow();
    await settle(16_000);
    expect(asked).toBe(1);
    await settle(2000);
    expect(asked).toBe(2);
  });

  it('waits for as long as the server asks also when somebody comes back meanwhile', async () => {
    let asked = 0;
    answer(() => {
      asked += 1;
      return new Response(null, { status: 503, headers: { 'retry-after': '60' } });
    });
    follow();
    await settle();
    look(false);
    await settle(35_000);
    look(true);
    window.dispatchEvent(new Event('online'));
    await settle(10_000);
    expect(asked).toBe(1);
    answer(null);
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

describe('A browser', () => {
  it('without a network says so at once, and comes back with it', async () => {
    const { now } = follow();
    await settle();
    network(false);
    window.dispatchEvent(new Event('offline'));
    expect(now().state).toBe('offline');
    await settle(60_000);
    expect(api.opened).toHaveLength(1);
    network(true);
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
    unseen();
    live.nudged(() => {});
    follow();
    await settle(120_000);
    expect(api.opened).toEqual([]);
    look(true);
    await settle();
    expect(api.opened).toHaveLength(1);
  });
});
