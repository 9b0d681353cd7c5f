import { describe, expect, it } from 'vitest';
import type { Dashboard } from '@/lib/api/dashboard.ts';
import { ProblemError } from '@/lib/api/index.ts';
import { Board, type Step } from './board.ts';

const at = (revision: number): Dashboard => ({ revision, placements: [], proposals: [] });
const movedOn = (dashboard: Dashboard) =>
  new ProblemError({ slug: 'dashboard-moved-on', status: 409, title: '', members: { dashboard } });

/** A board on which every step counts ten up, and what the server was sent. */
function newBoard() {
  const answers: Dashboard[] = [];
  const board = new Board({ onAnswer: (dashboard) => answers.push(dashboard) });
  board.take(at(1));
  return { board, answers, shown: () => board.read()?.dashboard.revision };
}

/** A step whose answer comes when it is told to. */
function step(done = 'done', more: Partial<Step> = {}) {
  const sent: number[] = [];
  const waiting: { answer: (dashboard: Dashboard) => void; refuse: (error: unknown) => void }[] = [];
  const made: Step = {
    done,
    show: (dashboard) => ({ ...dashboard, revision: dashboard.revision + 10 }),
    send: ({ revision }) => {
      sent.push(revision);
      return new Promise((answer, refuse) => waiting.push({ answer, refuse }));
    },
    ...more,
  };
  return { step: made, sent, waiting };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

describe('A board', () => {
  it('shows what is done at once, and sends one after the other', async () => {
    const { board, answers, shown } = newBoard();
    const [first, second] = [step(), step()];
    const done = [board.act(first.step), board.act(second.step)];
    expect(shown()).toBe(21);
    expect(board.read()?.saved).toBe(false);
    await turn();
    expect([first.sent, second.sent]).toEqual([[1], []]);
    first.waiting[0]?.answer(at(2));
    await turn();
    expect(shown()).toBe(12);
    expect(second.sent).toEqual([2]);
    second.waiting[0]?.answer(at(3));
    await Promise.all(done);
    expect(board.read()).toEqual({ dashboard: at(3), saved: true, undoable: false });
    expect(answers.map(({ revision }) => revision)).toEqual([2, 3]);
  });

  it('says whether there is something to take back', async () => {
    const { board } = newBoard();
    const back = step();
    const forth = step('forth', { undo: () => back.step });
    expect(board.read()?.undoable).toBe(false);
    void board.act(forth.step);
    expect(board.read()?.undoable).toBe(true);
    await turn();
    forth.waiting[0]?.answer(at(2));
    await turn();
    void board.undo();
    expect(board.read()?.undoable).toBe(false);
    const refused = step('refused', { undo: () => back.step });
    board.act(refused.step).catch(() => {});
    await turn();
    back.waiting[0]?.answer(at(3));
    await turn();
    refused.waiting[0]?.refuse(new Error('no'));
    await turn();
    expect(board.read()?.undoable).toBe(false);
  });

  it('goes on as it was when a step is refused, with the ones after it', async () => {
    const { board, shown } = newBoard();
    const [first, second] = [step(), step()];
    const refused = board.act(first.step);
    void board.act(second.step);
    await turn();
    first.waiting[0]?.refuse(new Error('no'));
    await expect(refused).rejects.toThrow('no');
    expect(shown()).toBe(11);
    await turn();
    expect(second.sent).toEqual([1]);
  });

  it('does a step again on top of what another tab did, and not for ever', async () => {
    const { board, shown } = newBoard();
    const { step: made, sent, waiting } = step();
    const refused = board.act(made);
    for (let n = 0; n < 4; n++) {
      await turn();
      waiting[n]?.refuse(movedOn(at(5 + n)));
    }
    await expect(refused).rejects.toThrow(ProblemError);
    expect(sent).toEqual([1, 5, 6, 7]);
    expect(shown()).toBe(7);
  });

  it('takes no answer for news that was on its way for too long', () => {
    const { board, shown } = newBoard();
    board.take(at(4));
    board.take(at(3));
    expect(shown()).toBe(4);
  });

  it('lets news wait while a step is on its way: they may hold what it did', async () => {
    const { board, shown } = newBoard();
    const { step: made, waiting } = step();
    const done = board.act(made);
    await turn();
    board.take(at(7));
    board.take(at(6));
    expect(shown()).toBe(11);
    waiting[0]?.answer(at(5));
    await done;
    expect(shown()).toBe(7);
  });

  it('shows what is told of a step before it has ended', async () => {
    const { board, shown } = newBoard();
    let end = (_: Dashboard) => {};
    const made = step('two requests', {
      send: (_, heard) => {
        heard(at(4));
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    });
    const done = board.act(made.step);
    await turn();
    expect(shown()).toBe(14);
    end(at(5));
    await done;
    expect(shown()).toBe(5);
  });

  it('does again what was taken back, until something else is done', async () => {
    const { board } = newBoard();
    let revision = 1;
    const sent: string[] = [];
    const there = (done: string, name: string, back: string): Step => ({
      done,
      show: (dashboard) => dashboard,
      send: async () => {
        sent.push(name);
        revision += 1;
        return at(revision);
      },
      undo: () => there(done, back, name),
    });
    await board.act(there('one', '+1', '-1'));
    await board.act(there('two', '+2', '-2'));
    expect(await board.redo()).toBeNull();
    await board.undo();
    await board.undo();
    expect((await board.redo())?.done).toBe('one');
    expect((await board.redo())?.done).toBe('two');
    expect(await board.redo()).toBeNull();
    expect((await board.undo())?.done).toBe('two');
    expect(sent).toEqual(['+1', '+2', '-2', '-1', '+1', '+2', '-2']);
    await board.act(there('three', '+3', '-3'));
    expect(await board.redo()).toBeNull();
    await board.undo();
    await board.undo();
    expect(sent.slice(7)).toEqual(['+3', '-3', '-1']);
  });

  it('takes back the last step once it is saved, and none that came to nothing', async () => {
    const { board } = newBoard();
    const back = step('back');
    const first = step('first', { undo: () => back.step });
    const failed = step('failed', { undo: () => back.step });
    const gone = board.act(first.step);
    const refused = board.act(failed.step);
    const undone = board.undo(first.step);
    await turn();
    expect(back.sent).toEqual([]);
    first.waiting[0]?.answer(at(2));
    await gone;
    await turn();
    failed.waiting[0]?.refuse(new Error('no'));
    await expect(refused).rejects.toThrow('no');
    await turn();
    back.waiting[0]?.answer(at(3));
    expect((await undone)?.done).toBe('first');
    expect(await board.undo()).toBeNull();
  });
});
