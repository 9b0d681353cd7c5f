import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DashboardApi } from '../../../dev/dashboard.ts';
import { Board } from './board.ts';
import { type Offer, wantedOf } from './offers.ts';
import { accepting, arranging, isUnsaved, placing, removing } from './steps.ts';

let api: DashboardApi;
let board: Board;
/** How many widgets were shown at each moment, and how many of them were not there yet. */
let shown: string[];

const ids = () => api.dashboard.placements.map(({ id }) => id);
const placeOf = (id: string) => {
  const found = api.dashboard.placements.find((each) => each.id === id);
  return found && [found.x, found.y, found.w, found.h];
};

beforeEach(() => {
  api = new DashboardApi();
  api.has(api.crypto, api.pulse, api.tides);
  vi.stubGlobal('fetch', (request: Request) => api.handle(request));
  board = new Board({ onAnswer: () => {} });
  shown = [];
  board.subscribe(() => {
    const all = board.read()?.dashboard.placements ?? [];
    shown.push(`${all.length} ${all.filter(isUnsaved).length}`);
  });
});

const offer = (at?: { x: number; y: number }) =>
  wantedOf({ id: 'o', choice: api.tides, widget: 'number', config: {}, w: 6, h: 4 } satisfies Offer, at);

/** As another tab does, before an answer comes to this one. */
function meanwhile() {
  api.before = () => void api.put(api.pulse, { title: 'Of another tab', y: 50 });
}

describe('Taking back', () => {
  it('what was placed leaves what another tab has placed meanwhile', async () => {
    board.take(api.dashboard);
    meanwhile();
    await board.act(placing('placed', [offer()], 'key'));
    expect(ids()).toHaveLength(2);
    await board.undo();
    expect(api.dashboard.placements.map(({ title }) => title)).toEqual(['Of another tab']);
  });

  it('what was accepted leaves it too', async () => {
    const { id } = api.propose(api.crypto);
    board.take(api.dashboard);
    meanwhile();
    await board.act(accepting('accepted', id));
    expect(ids()).toHaveLength(2);
    await board.undo();
    expect(api.dashboard.placements.map(({ title }) => title)).toEqual(['Of another tab']);
  });

  it('a move leaves what another tab has moved meanwhile', async () => {
    const one = api.put(api.crypto, { x: 0, y: 0, w: 4, h: 4 });
    const other = api.put(api.pulse, { x: 6, y: 0, w: 4, h: 4 });
    board.take(api.dashboard);
    await board.act(
      arranging('wider', (places) => places.map((each) => (each.id === one.id ? { ...each, w: 5 } : each))),
    );
    api.elsewhere(({ placements }) => ({
      placements: placements.map((each) => (each.id === other.id ? { ...each, x: 8, h: 7 } : each)),
    }));
    await board.undo();
    expect(placeOf(one.id)).toEqual([0, 0, 4, 4]);
    expect(placeOf(other.id)).toEqual([8, 0, 4, 7]);
  });

  it('a removal works also when the arrangement has to be made twice', async () => {
    const one = api.put(api.crypto, { x: 0, y: 0, w: 6, h: 4 });
    const other = api.put(api.pulse, { x: 0, y: 4, w: 6, h: 4 });
    board.take(api.dashboard);
    await board.act(removing('removed', [one.id]));
    await board.act(arranging('up', (places) => places.map((each) => ({ ...each, y: 0 }))));
    let asked = 0;
    vi.stubGlobal('fetch', (request: Request) => {
      asked += 1;
      if (request.url.endsWith('/layout') && asked < 3) api.elsewhere(() => ({}));
      return api.handle(request);
    });
    await board.undo(undefined);
    await board.undo(undefined);
    expect(placeOf(one.id)).toEqual([0, 0, 6, 4]);
    expect(placeOf(other.id)).toEqual([0, 4, 6, 4]);
  });
});

describe('Doing again', () => {
  it('brings back what was placed, the same and where it stood', async () => {
    const there = api.put(api.crypto, { x: 0, y: 0, w: 6, h: 4 });
    board.take(api.dashboard);
    await board.act(placing('placed', [offer({ x: 0, y: 0 })], 'key'));
    const after = api.dashboard.placements.map(({ id }) => [id, placeOf(id)]);
    await board.undo();
    expect(ids()).toEqual([there.id]);
    await board.redo();
    expect(api.dashboard.placements.map(({ id }) => [id, placeOf(id)])).toEqual(after);
    await board.undo();
    expect(ids()).toEqual([there.id]);
  });
});

describe('What is placed', () => {
  it('never stands there twice, whenever the server tells of it', async () => {
    api.put(api.crypto, { x: 0, y: 0, w: 6, h: 4 });
    board.take(api.dashboard);
    vi.stubGlobal('fetch', async (request: Request) => {
      if (request.url.endsWith('/layout')) {
        expect(board.read()?.dashboard.placements.filter(isUnsaved)).toEqual([]);
      }
      const answer = await api.handle(request);
      // Another tab, or a nudge, is faster than the answer.
      board.take(structuredClone(api.dashboard));
      return answer;
    });
    await board.act(placing('placed', [offer({ x: 0, y: 0 })], 'key'));
    expect(shown).toContain('2 1');
    expect(shown.every((each) => each === '2 1' || each === '2 0' || each === '1 0')).toBe(true);
  });
});
