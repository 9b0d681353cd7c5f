import type { Dashboard } from '@/lib/api/dashboard.ts';
import { ProblemError } from '@/lib/api/index.ts';

/** Something that a person does to their dashboard. */
export interface Step {
  /** In words, once it is done. */
  done: string;
  /** How it looks before the server has answered. */
  show: (dashboard: Dashboard) => Dashboard;
  send: (dashboard: Dashboard) => Promise<Dashboard>;
  /** What takes it back, given how it was before and after; nothing where there is nothing to take back. */
  undo?: (before: Dashboard, after: Dashboard) => Step;
}

interface Taken {
  step: Step;
  undo: Promise<Step | null>;
}

export interface View {
  /** As the person made it, be it saved or not yet. */
  dashboard: Dashboard;
  /** Whether everything is saved. */
  saved: boolean;
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
  private taken: readonly Taken[] = [];
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

  /** What the server says; an answer that was on its way for longer than a newer one is not news. */
  take(dashboard: Dashboard) {
    if (this.base === dashboard || (this.base && dashboard.revision < this.base.revision)) return;
    this.base = dashboard;
    this.draw();
  }

  /** Does something, and says how the dashboard is afterwards. Fails when it came to nothing. */
  act(step: Step, { undoable = true } = {}): Promise<Dashboard> {
    this.steps = [...this.steps, step];
    this.draw();
    const run = this.queue.then(() => this.run(step));
    this.queue = run.catch(() => {});
    if (step.undo && undoable) {
      const taken: Taken = {
        step,
        undo: run.then(
          ({ before, after }) => step.undo?.(before, after) ?? null,
          () => {
            this.taken = this.taken.filter((each) => each !== taken);
            return null;
          },
        ),
      };
      this.taken = [...this.taken.slice(1 - remembered), taken];
    }
    return run.then(({ after }) => after);
  }

  /** Takes back what was done last, or that step; says what it was, or that there was nothing. */
  async undo(step?: Step): Promise<Step | null> {
    const taken = step ? this.taken.find((each) => each.step === step) : this.taken.at(-1);
    if (!taken) return null;
    this.taken = this.taken.filter((each) => each !== taken);
    const back = await taken.undo;
    if (!back) return null;
    try {
      await this.act(back, { undoable: false });
    } catch (error) {
      this.taken = [...this.taken, taken];
      throw error;
    }
    return taken.step;
  }

  private async run(step: Step) {
    try {
      for (let tried = 1; ; tried++) {
        const before = this.base;
        if (!before) throw new Error('there is no dashboard yet');
        try {
          const after = await step.send(before);
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
    // Of two answers the later may be the older.
    if (after && (!this.base || after.revision >= this.base.revision)) this.base = after;
    this.draw();
  }

  private draw() {
    const { base, steps } = this;
    if (!base) return;
    this.view = {
      dashboard: steps.reduce((dashboard, step) => step.show(dashboard), base),
      saved: steps.length === 0,
    };
    for (const listener of [...this.listeners]) listener();
  }
}
