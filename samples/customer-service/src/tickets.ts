import type { Change, Store, Table } from "./store.js";

export interface Ticket {
  readonly number: number;
  readonly subject: string;
  /** Who asks: a customer's name, or name and address, as the team writes it. */
  readonly customer: string;
  readonly urgent: boolean;
  readonly status: "open" | "closed";
  /** Subject of the person who looks after it. */
  readonly assignee: string | null;
  readonly openedAt: string;
  readonly changedAt: string;
}

export interface Message {
  /** Subject of its author. */
  readonly author: string;
  readonly text: string;
  readonly at: string;
  /** What was done along with the words, or instead of them. */
  readonly act: "opened" | "answered" | "closed" | "reopened" | "took it over";
}

/** Somebody of the organization, as they last signed in. */
export interface Person {
  readonly sub: string;
  readonly name: string;
  readonly email: string | null;
  readonly isAdmin: boolean;
  readonly lastSeenAt: string;
}

export interface NewTicket {
  readonly subject: string;
  readonly customer: string;
  readonly text: string;
  readonly urgent: boolean;
}

export type View = "open" | "mine" | "closed";

/** One organization's desk. There is no way from it to another organization's. */
export class Desk {
  readonly #organizationId: string;
  readonly #store: Store;
  readonly #tickets: Table<Ticket>;
  readonly #messages: Table<Message>;
  readonly #people: Table<Person>;
  readonly #counters: Table<number>;
  readonly #now: () => string;

  constructor(organizationId: string, store: Store, now: () => string = () => new Date().toISOString()) {
    this.#organizationId = organizationId;
    this.#store = store;
    this.#tickets = store.table<Ticket>("tickets");
    this.#messages = store.table<Message>("messages");
    this.#people = store.table<Person>("people");
    this.#counters = store.table<number>("counters");
    this.#now = now;
  }

  /** Newest change first, urgent ones before all others while they are open. */
  list(view: View, sub: string): Ticket[] {
    return this.#tickets
      .all(this.#organizationId)
      .filter((ticket) => isIn(view, ticket, sub))
      .sort((a, b) => rank(b) - rank(a) || b.changedAt.localeCompare(a.changedAt) || b.number - a.number);
  }

  counts(sub: string): Record<View, number> {
    const counts = { open: 0, mine: 0, closed: 0 };
    for (const ticket of this.#tickets.all(this.#organizationId)) {
      for (const view of ["open", "mine", "closed"] as const) if (isIn(view, ticket, sub)) counts[view]++;
    }
    return counts;
  }

  find(number: number): { ticket: Ticket; messages: Message[] } | null {
    const ticket = this.#tickets.get(this.#organizationId, String(number));
    return ticket ? { ticket, messages: this.#messages.all(this.#thread(number)) } : null;
  }

  open(author: string, { subject, customer, text, urgent }: NewTicket): Ticket {
    const number = (this.#counters.get(this.#organizationId, "tickets") ?? 0) + 1;
    const at = this.#now();
    const ticket: Ticket = {
      number,
      subject,
      customer,
      urgent,
      status: "open",
      assignee: null,
      openedAt: at,
      changedAt: at,
    };
    this.#store.write(
      this.#counters.put(this.#organizationId, "tickets", number),
      this.#put(ticket),
      this.#say(number, { author, text, at, act: "opened" }),
    );
    return ticket;
  }

  /** The first to answer looks after the ticket from then on. */
  answer(ticket: Ticket, author: string, text: string): void {
    this.#change({ ...ticket, assignee: ticket.assignee ?? author }, { author, text, act: "answered" });
  }

  close(ticket: Ticket, author: string, text: string): void {
    this.#change({ ...ticket, status: "closed" }, { author, text, act: "closed" });
  }

  reopen(ticket: Ticket, author: string): void {
    this.#change({ ...ticket, status: "open" }, { author, text: "", act: "reopened" });
  }

  takeOver(ticket: Ticket, author: string): void {
    this.#change({ ...ticket, assignee: author }, { author, text: "", act: "took it over" });
  }

  /** For good: its messages go too, its number is not given again. */
  remove(ticket: Ticket): void {
    const thread = this.#thread(ticket.number);
    this.#store.write(
      this.#tickets.drop(this.#organizationId, String(ticket.number)),
      ...this.#messages.entries(thread).map(([key]) => this.#messages.drop(thread, key)),
    );
  }

  /** All tickets as CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe. */
  table(): string {
    const cell = (value: string) => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
    const rows = this.#tickets
      .all(this.#organizationId)
      .map(({ number, subject, customer, status, assignee, openedAt, changedAt }) => [
        String(number),
        subject,
        customer,
        status,
        (assignee && this.person(assignee)?.name) ?? "",
        openedAt,
        changedAt,
      ]);
    const head = ["number", "subject", "customer", "status", "looked after by", "opened", "changed"];
    return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  }

  /** By name. */
  people(): Person[] {
    return this.#people.all(this.#organizationId).sort((a, b) => a.name.localeCompare(b.name));
  }

  person(sub: string): Person | undefined {
    return this.#people.get(this.#organizationId, sub);
  }

  met(person: Omit<Person, "lastSeenAt">): Change {
    return this.#people.put(this.#organizationId, person.sub, { ...person, lastSeenAt: this.#now() });
  }

  #change(ticket: Ticket, message: Omit<Message, "at">): void {
    const at = this.#now();
    this.#store.write(this.#put({ ...ticket, changedAt: at }), this.#say(ticket.number, { ...message, at }));
  }

  #put(ticket: Ticket): Change {
    return this.#tickets.put(this.#organizationId, String(ticket.number), ticket);
  }

  #say(number: number, message: Message): Change {
    const thread = this.#thread(number);
    return this.#messages.put(thread, String(this.#messages.all(thread).length + 1), message);
  }

  #thread(number: number): string {
    return `${this.#organizationId}/${number}`;
  }
}

function isIn(view: View, ticket: Ticket, sub: string): boolean {
  if (view === "closed") return ticket.status === "closed";
  return ticket.status === "open" && (view === "open" || ticket.assignee === sub);
}

function rank(ticket: Ticket): number {
  return ticket.urgent && ticket.status === "open" ? 1 : 0;
}
