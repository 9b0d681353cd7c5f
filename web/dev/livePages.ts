import type { Choice } from '../src/lib/api/dashboard.ts';
import { ago } from './dashboardChoices.ts';

interface Page {
  ids: string[];
  after: string | null;
  send: (event: string, data: unknown, id?: string) => void;
  comment: () => void;
  close: () => void;
}

/** What comes by itself to pages that follow sources. */
export class LivePages {
  choices: Choice[] = [];
  /** Streams that are open, and what they asked for. */
  readonly pages = new Set<Page>();
  /** Every stream that was ever opened. */
  readonly opened: { ids: string[]; after: string | null }[] = [];
  private position = 0;
  /** Which sources each position tells of. */
  private readonly positions = new Map<string, string[]>();
  private version = 100;

  nudge(topic: string) {
    for (const page of this.pages) page.send('nudge', { topic });
  }

  /** Newest values of a source, to every page that follows it. */
  say(choice: Choice, values: Record<string, unknown>[]) {
    const installation = choice.installation.id;
    for (const page of this.pages) {
      if (!page.ids.includes(installation)) continue;
      page.send('records', {
        installation,
        anew: false,
        records: values.map((value) => this.record(choice, value)),
      });
      this.told(page);
    }
  }

  state(choice: Choice, state: Choice['state'] | 'revoked', since = ago(0)) {
    if (state !== 'revoked') Object.assign(choice, { state, since });
    for (const page of this.pages) {
      page.send('status', { installation: choice.installation.id, state, since });
    }
  }

  private record(choice: Choice, value: Record<string, unknown>) {
    this.version += 1;
    const key = JSON.stringify((choice.source?.key ?? []).map((field) => value[field]));
    return { key, value, deleted: false, version: this.version, at: new Date().toISOString() };
  }

  private told(page: Page) {
    this.position += 1;
    this.positions.set(String(this.position), page.ids);
    page.send('position', {}, String(this.position));
  }

  protected live(request: Request): Response {
    const params = new URL(request.url).searchParams;
    const [ids, after] = [params.getAll('installation'), params.get('after')];
    this.opened.push({ ids, after });
    const bytes = new TextEncoder();
    let page: Page | null = null;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const write = (text: string) => controller.enqueue(bytes.encode(text));
        const opened: Page = {
          ids,
          after,
          send: (event, data, eventId) =>
            write(
              `event: ${event}\n${eventId === undefined ? '' : `id: ${eventId}\n`}data: ${JSON.stringify(data)}\n\n`,
            ),
          comment: () => write(':\n\n'),
          close: () => {
            this.pages.delete(opened);
            controller.close();
          },
        };
        page = opened;
        this.pages.add(opened);
        write('retry: 2000\n\n');
        for (const installation of ids) {
          const choice = this.choices.find((each) => each.installation.id === installation);
          if (!choice) {
            opened.send('status', { installation, state: 'revoked', since: ago(0) });
            continue;
          }
          if (!this.positions.get(after ?? '')?.includes(installation)) {
            const records = choice.sample.map(({ value }) => this.record(choice, value));
            opened.send('records', { installation, anew: true, records });
          }
          opened.send('status', { installation, state: choice.state, since: choice.since });
        }
        this.told(opened);
      },
      cancel: () => {
        if (page) this.pages.delete(page);
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  /** Says something every second, for whoever looks at pages. */
  run() {
    const timer = setInterval(() => {
      for (const choice of this.choices) {
        if (choice.state !== 'live') continue;
        const { value } = choice.sample[Math.floor(Math.random() * choice.sample.length)] ?? { value: {} };
        const next = Object.fromEntries(
          Object.entries(value).map(([name, each]) => [
            name,
            typeof each === 'number' ? Number((each * (0.995 + Math.random() / 100)).toPrecision(6)) : each,
          ]),
        );
        this.say(choice, [next]);
      }
    }, 1000);
    timer.unref();
  }
}
