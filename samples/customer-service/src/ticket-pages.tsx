import type { FC } from "hono/jsx";
import { Avatar, FormToken, Page, When } from "./layout.js";
import type { Config } from "./installations.js";
import { may, type Member } from "./members.js";
import type { Session } from "./sessions.js";
import type { Desk, Message, NewTicket, Ticket, View } from "./tickets.js";

const VIEWS: [View, string][] = [
  ["open", "Open"],
  ["mine", "Mine"],
  ["closed", "Closed"],
];
const PER_PAGE = 25;

interface DeskProps {
  session: Session;
  desk: Desk;
}

export const TicketsPage: FC<DeskProps & { config: Config; view: View; page: number }> = ({ session, desk, config, view, page }) => {
  const all = desk.list(view, session.sub);
  const counts = desk.counts(session.sub);
  const shown = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <Page title="Tickets" session={session} current="tickets">
      <div class="head">
        <div>
          <h1>Hello, {session.name}</h1>
          <p class="quiet">{config.greeting ?? `The support desk of ${session.organizationName}`}</p>
        </div>
        <a class="button" href="/tickets/new">
          New ticket
        </a>
      </div>
      <nav class="tabs" aria-label="Which tickets">
        {VIEWS.map(([name, label]) => (
          <a href={name === "open" ? "/" : `/?view=${name}`} aria-current={name === view ? "page" : undefined}>
            {label} <span class="count">{counts[name]}</span>
          </a>
        ))}
      </nav>
      {shown.length === 0 ? <NoTickets view={view} fresh={counts.open + counts.closed === 0} /> : null}
      {shown.length > 0 && (
        <ul class="tickets">
          {shown.map((ticket) => (
            <Row ticket={ticket} desk={desk} waitsTooLong={waitsTooLong(ticket, config)} />
          ))}
        </ul>
      )}
      <Pages view={view} page={page} last={Math.ceil(all.length / PER_PAGE)} />
      {may(session, "export-tickets") && (
        <p>
          <a href="/tickets.csv">Download all tickets</a>
        </p>
      )}
    </Page>
  );
};

function waitsTooLong({ status, changedAt }: Ticket, { answerHours }: Config): boolean {
  return status === "open" && answerHours !== null && Date.now() - Date.parse(changedAt) > answerHours * 3_600_000;
}

const Row: FC<{ ticket: Ticket; desk: Desk; waitsTooLong: boolean }> = ({ ticket, desk, waitsTooLong }) => {
  const assignee = ticket.assignee ? desk.person(ticket.assignee) : undefined;
  return (
    <li>
      <a class="ticket" href={`/tickets/${ticket.number}`}>
        <span class="ticket-text">
          <span class="ticket-subject">
            {ticket.subject}
            {ticket.urgent && <span class="badge urgent">Urgent</span>}
            {waitsTooLong && <span class="badge urgent">Waits too long</span>}
          </span>
          <span class="quiet">
            #{ticket.number} · {ticket.customer} · <When at={ticket.changedAt} />
          </span>
        </span>
        <span class="ticket-assignee">
          {assignee ? (
            <>
              <Avatar name={assignee.name} />
              <span class="sr">Looked after by {assignee.name}</span>
            </>
          ) : (
            <span class="quiet">Nobody yet</span>
          )}
        </span>
      </a>
    </li>
  );
};

const NoTickets: FC<{ view: View; fresh: boolean }> = ({ view, fresh }) => (
  <section class="empty">
    <h2>{view === "closed" ? "Nothing closed yet" : view === "mine" ? "Nothing waits for you" : "No open tickets"}</h2>
    <p>
      {fresh
        ? "When a customer asks something, write it down here. Everybody in your organization sees it and can answer."
        : view === "mine"
          ? "Take over a ticket, or be the first to answer it, and it appears here."
          : view === "closed"
            ? "Tickets that are done are kept here."
            : "All that was asked is done."}
    </p>
    {fresh && (
      <a class="button" href="/tickets/new">
        Write the first ticket
      </a>
    )}
  </section>
);

const Pages: FC<{ view: View; page: number; last: number }> = ({ view, page, last }) =>
  last < 2 ? null : (
    <nav class="pages" aria-label="More tickets">
      {page > 1 ? <a href={`/?view=${view}&page=${page - 1}`}>Newer</a> : <span />}
      <span class="quiet">
        Page {page} of {last}
      </span>
      {page < last ? <a href={`/?view=${view}&page=${page + 1}`}>Older</a> : <span />}
    </nav>
  );

export type FieldErrors = Partial<Record<"subject" | "customer" | "text", string>>;

export const NewTicketPage: FC<{ session: Session; given?: NewTicket; errors?: FieldErrors }> = ({
  session,
  given,
  errors = {},
}) => (
  <Page title="New ticket" session={session} current="tickets">
    <p class="back">
      <a href="/">All tickets</a>
    </p>
    <h1>New ticket</h1>
    <form class="card form" method="post" action="/tickets" novalidate>
      <FormToken session={session} />
      <Field name="subject" label="What is it about?" maxlength={200} value={given?.subject} error={errors.subject} />
      <Field
        name="customer"
        label="Who asks?"
        hint="A name, and how to reach them if you like"
        maxlength={200}
        value={given?.customer}
        error={errors.customer}
      />
      <Area name="text" label="What do they say?" value={given?.text} error={errors.text} />
      <label class="check">
        <input type="checkbox" name="urgent" value="yes" checked={given?.urgent} />
        It is urgent
      </label>
      <div class="actions">
        <button class="button">Add ticket</button>
        <a href="/">Cancel</a>
      </div>
    </form>
  </Page>
);

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  value?: string | undefined;
  error?: string | undefined;
  maxlength?: number;
}

const Field: FC<FieldProps> = ({ name, label, hint, value, error, maxlength }) => (
  <div class="field">
    <label for={name}>{label}</label>
    {hint && (
      <p class="quiet" id={`${name}-hint`}>
        {hint}
      </p>
    )}
    <input id={name} name={name} value={value} maxlength={maxlength} required {...describedBy(name, hint, error)} />
    <FieldError name={name} error={error} />
  </div>
);

export const Area: FC<FieldProps & { rows?: number; optional?: boolean }> = ({ name, label, value, error, rows = 6, optional }) => (
  <div class="field">
    <label for={name}>{label}</label>
    <textarea id={name} name={name} rows={rows} maxlength={5000} required={!optional} {...describedBy(name, undefined, error)}>
      {value}
    </textarea>
    <FieldError name={name} error={error} />
  </div>
);

const FieldError: FC<{ name: string; error?: string | undefined }> = ({ name, error }) =>
  error ? (
    <p class="error" id={`${name}-error`}>
      {error}
    </p>
  ) : null;

function describedBy(name: string, hint?: string, error?: string) {
  const ids = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return { ...(ids ? { "aria-describedby": ids } : {}), ...(error ? { "aria-invalid": "true" as const } : {}) };
}

export const TicketPage: FC<DeskProps & { ticket: Ticket; messages: Message[]; error?: string }> = (props) => {
  const { session, desk, ticket, messages, error } = props;
  const assignee = ticket.assignee ? desk.person(ticket.assignee) : undefined;
  const open = ticket.status === "open";
  return (
    <Page title={`#${ticket.number} ${ticket.subject}`} session={session} current="tickets">
      <p class="back">
        <a href="/">All tickets</a>
      </p>
      <h1>
        {ticket.subject} <span class="quiet">#{ticket.number}</span>
      </h1>
      <p class="facts">
        <span class={`badge ${open ? "open" : ""}`}>{open ? "Open" : "Closed"}</span>
        {ticket.urgent && <span class="badge urgent">Urgent</span>}
        <span>From {ticket.customer}</span>
        <span>{assignee ? `Looked after by ${assignee.name}` : "Nobody looks after it yet"}</span>
      </p>
      <ol class="thread">
        {messages.map((message) => (
          <Said message={message} author={desk.person(message.author)?.name ?? "Somebody who left"} />
        ))}
      </ol>
      <form class="card form" method="post" action={`/tickets/${ticket.number}`} novalidate>
        <FormToken session={session} />
        {open && <Area name="text" label="Your answer" rows={4} error={error} optional />}
        <div class="actions">
          {open && (
            <button class="button" name="do" value="answer">
              Answer
            </button>
          )}
          {open && (
            <button class="button second" name="do" value="close">
              Close ticket
            </button>
          )}
          {open && ticket.assignee !== session.sub && (
            <button class="button second" name="do" value="take-over">
              Look after it
            </button>
          )}
          {!open && (
            <button class="button" name="do" value="reopen">
              Reopen ticket
            </button>
          )}
          {may(session, "delete-tickets") && <a href={`/tickets/${ticket.number}/delete`}>Delete…</a>}
        </div>
      </form>
    </Page>
  );
};

const Said: FC<{ message: Message; author: string }> = ({ message, author }) => (
  <li class={message.text ? "said" : "said act"}>
    <Avatar name={author} />
    <div>
      <p class="quiet">
        <strong>{author}</strong> {message.act} <When at={message.at} />
      </p>
      {message.text && <p class="text">{message.text}</p>}
    </div>
  </li>
);

export const DeletePage: FC<{ session: Session; ticket: Ticket }> = ({ session, ticket }) => (
  <Page title="Delete ticket" session={session} current="tickets">
    <h1>Delete “{ticket.subject}”?</h1>
    <form class="card form" method="post" action={`/tickets/${ticket.number}/delete`}>
      <FormToken session={session} />
      <p>The ticket and everything said in it are deleted for good, for everybody in {session.organizationName}.</p>
      <div class="actions">
        <button class="button danger">Delete for good</button>
        <a href={`/tickets/${ticket.number}`}>Keep it</a>
      </div>
    </form>
  </Page>
);

/** Everybody who may use the desk; and of former members what they wrote, not themselves. */
export const TeamPage: FC<DeskProps & { members: readonly Member[] }> = ({ session, desk, members }) => (
  <Page title="Team" session={session} current="team">
    <div class="head">
      <div>
        <h1>Team</h1>
        <p class="quiet">Everybody of {session.organizationName} who may use Customer Service</p>
      </div>
    </div>
    <ul class="team">
      {team(members, desk, session).map((member) => (
        <li>
          <Avatar name={member.name ?? "?"} />
          <div class="team-text">
            <p>
              <strong>{member.name ?? "A new member"}</strong>
              {member.isAdmin && <span class="badge">App admin</span>}
              {member.permissions.map((permission) => (
                <span class="badge">{permission}</span>
              ))}
              {member.userId === session.sub && <span class="badge">You</span>}
            </p>
            <p class="quiet">{member.email ?? "No address told"}</p>
          </div>
          <LastSeen at={desk.person(member.userId)?.lastSeenAt} />
        </li>
      ))}
    </ul>
  </Page>
);

const LastSeen: FC<{ at: string | undefined }> = ({ at }) => (
  <p class="quiet">{at ? <>Last here <When at={at} /></> : "Not here yet"}</p>
);

/** By name. An organization that installed the desk before members were told is shown by who has come. */
function team(members: readonly Member[], desk: Desk, session: Session): Member[] {
  const came = desk.people().map((person) => ({ ...person, userId: person.sub, permissions: [], organizationRole: null }));
  const all = members.length > 0 ? [...members] : came;
  const known = all.some(({ userId }) => userId === session.sub);
  const own = { ...session, userId: session.sub, email: desk.person(session.sub)?.email ?? null, organizationRole: null };
  return [...all, ...(known ? [] : [own])].sort((a, b) => (a.name ?? "").localeCompare(b.name ?? ""));
}
