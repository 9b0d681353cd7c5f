import type { Dashboard } from '@/lib/api/dashboard.ts';
import { ProblemError } from '@/lib/api/index.ts';

/** Something that a person does to their dashboard. */
export interface Step {
  /** In words, once it is done. */
  done: string;
  /** How it looks before the server has answered. */
  show: (dashboard: Dashboard) => Dashboard;
  /** Tells how things are now; `heard` is told so before, where it takes several requests. */
  send: (dashboard: Dashboard, heard: (dashboard: Dashboard) => void) => Promise<Dashboard>;
  /** What takes it back, given how it was before and after; nothing where there is nothing to take back. */
  undo?: (before: Dashboard, after: Dashboard) => Step;
}

/** Something that was done, and what takes it back once it is saved. */
interface Taken {
  step: Step;
  undo: Promise<Step | null>;
}

/** Whether what takes something back is remembered as done, to be taken back, or as taken back, to be done again. */
type Memory = 'taken' | 'undone';

export interface View {
  /** As the person made it, be it saved or not yet. */
  dashboard: Dashboard;
  /** Whether everything is saved. */
  saved: boolean;
  /** Whether there is something to take back. */
  undoable: boolean;
}

interface Hearing {
  /** The server said how the dashboard is now. */
  onAnswer: (dashboard: Dashboard) => void;
}

/** So often a step is tried again when another tab was faster. */
const tries = 4;
const remembered = 30;

/** How the server says that the dashboard was changed elsewhere: with how it is now. */
function presentIn(error: unknown): Dashboard | null {
  if (!(error instanceof ProblemError) || error.slug !== 'dashboard-moved-on') return null;
  return (error.members.dashboard as Dashboard | undefined) ?? null;
}

/**
 * A dashboard while somebody works on it. What they do shows at once and is saved one after the other; what the server
 * says is always right, and whatever it has not heard of yet is done on top of that once more.
 */
export class Board {
  private base: Dashboard | null = null;
  private steps: readonly Step[] = [];
  private view: View | null = null;
  private readonly memories: Record<Memory, readonly Taken[]> = { taken: [], undone: [] };
  /** Counts what somebody did anew: what was taken back before is not done again on top of it. */
  private acts = 0;
  /** What the server said while a step was on its way. */
  private news: Dashboard | null = null;
  private sending = false;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly listeners = new Set<() => void>();
  private readonly hearing: Hearing;

  constructor(hearing: Hearing) {
    this.hearing = hearing;
  }

  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly read = (): View | null => this.view;

  /**
   * What the server says; an answer that was on its way for longer than a newer one is not news. While a step is on its way
   * it waits: whether a part of it is what the step did is not known before the answer to that.
   */
  take(dashboard: Dashboard) {
    if (this.base === dashboard || (this.base && dashboard.revision < this.base.revision)) return;
    if (this.sending) {
      if (!this.news || dashboard.revision >= this.news.revision) this.news = dashboard;
      return;
    }
    this.base = dashboard;
    this.draw();
  }

  /** Does something, and says how the dashboard is afterwards. Fails when it came to nothing. */
  act(step: Step): Promise<Dashboard> {
    this.acts += 1;
    this.memories.undone = [];
    return this.do(step, 'taken');
  }

  /** Takes back what was done last, or that step; says what it was, or that there was nothing. */
  undo(step?: Step): Promise<Step | null> {
    const { taken } = this.memories;
    return this.back('taken', step ? taken.find((each) => each.step === step) : taken.at(-1));
  }

  /** Does again what was taken back last; says what it was, or that there was nothing. */
  redo(): Promise<Step | null> {
    return this.back('undone', this.memories.undone.at(-1));
  }

  private async back(from: Memory, found: Taken | undefined): Promise<Step | null> {
    if (!found) return null;
    const { acts } = this;
    this.forget(from, found);
    const back = await found.undo;
    if (!back) return null;
    const anew = acts !== this.acts;
    try {
      await this.do(back, from === 'undone' ? 'taken' : anew ? null : 'undone');
    } catch (error) {
      this.remember(from, found);
      throw error;
    }
    return found.step;
  }

  private do(step: Step, memory: Memory | null): Promise<Dashboard> {
    this.steps = [...this.steps, step];
    this.draw();
    const run = this.queue.then(() => this.run(step));
    this.queue = run.catch(() => {});
    if (step.undo && memory) {
      const taken: Taken = {
        step,
        undo: run.then(
          ({ before, after }) => step.undo?.(before, after) ?? null,
          () => {
            this.forget(memory, taken);
            return null;
          },
        ),
      };
      this.remember(memory, taken);
    }
    return run.then(({ after }) => after);
  }

  private remember(memory: Memory, taken: Taken) {
    this.memories[memory] = [...this.memories[memory].slice(1 - remembered), taken];
    this.draw();
  }

  private forget(memory: Memory, taken: Taken) {
    this.memories[memory] = this.memories[memory].filter((each) => each !== taken);
    this.draw();
  }

  private async run(step: Step) {
    this.sending = true;
    try {
      for (let tried = 1; ; tried++) {
        const before = this.base;
        if (!before) throw new Error('there is no dashboard yet');
        try {
          const after = await step.send(before, (dashboard) => {
            this.hear(dashboard);
            this.draw();
          });
          this.settle(step, after);
          this.hearing.onAnswer(this.base ?? after);
          return { before, after };
        } catch (error) {
          const present = presentIn(error);
          if (!present || tried === tries) throw error;
          this.base = present;
          this.draw();
        }
      }
    } catch (error) {
      this.settle(step, null);
      throw error;
    }
  }

  private settle(step: Step, after: Dashboard | null) {
    this.steps = this.steps.filter((each) => each !== step);
    this.sending = false;
    if (after) this.hear(after);
    if (this.news) this.hear(this.news);
    this.news = null;
    this.draw();
  }

  /** Of two answers the later may be the older. */
  private hear(dashboard: Dashboard) {
    if (!this.base || dashboard.revision >= this.base.revision) this.base = dashboard;
  }

  private draw() {
    const { base, steps } = this;
    if (!base) return;
    this.view = {
      dashboard: steps.reduce((dashboard, step) => step.show(dashboard), base),
      saved: steps.length === 0,
      undoable: this.memories.taken.length > 0,
    };
    for (const listener of [...this.listeners]) listener();
  }
}
