import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie } from "hono/cookie";
import { createMiddleware } from "hono/factory";
import type { Rooms } from "./app.js";
import type { Config } from "./installations.js";
import { type Notice, NoticePage } from "./notices.js";
import { may } from "./members.js";
import { isOwnForm, type Session } from "./sessions.js";
import { DeletePage, type FieldErrors, NewTicketPage, TeamPage, TicketPage, TicketsPage } from "./ticket-pages.js";
import { Desk, type NewTicket, type View } from "./tickets.js";

interface Signed {
  Variables: { session: Session; desk: Desk; config: Config; form: Record<string, string> };
}

const LONGEST = { subject: 200, customer: 200, text: 5000 };

/** The pages of the desk, for those who are signed in. */
export function desk({ installations, members, roster, sessions, store, notices, cookies }: Rooms): Hono<Signed> {
  const app = new Hono<Signed>();
  const say = (c: Context, notice: Notice) => c.html(<NoticePage notice={notice} />, notice.status);

  /** The one door: whose desk it is comes from the session and from nothing in the request. */
  const signedIn = createMiddleware<Signed>(async (c, next) => {
    const session = sessions.find(getCookie(c, cookies.session));
    const path = new URL(c.req.url);
    if (!session) return say(c, notices.signInFirst(c.req.method === "GET" ? path.pathname + path.search : "/"));
    const installation = installations.of(session.organizationId);
    if (installation?.status === "suspended") return say(c, notices.suspended());
    if (installation?.status !== "active") return say(c, notices.notInstalled());
    // what events said since the sign-in counts, not what was so then
    const told = members.find(session.organizationId, session.sub);
    c.set("session", told ? { ...session, isAdmin: told.isAdmin, permissions: told.permissions } : session);
    c.set("desk", new Desk(session.organizationId, store));
    c.set("config", installation.config);
    return next();
  });

  const ownForm = createMiddleware<Signed>(async (c, next) => {
    const form = await c.req.parseBody();
    if (!isOwnForm(c.get("session"), form.form_token)) return say(c, notices.formTooOld());
    const texts = Object.entries(form).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    c.set("form", Object.fromEntries(texts.map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()])));
    return next();
  });

  const form = [bodyLimit({ maxSize: 64 * 1024, onError: (c) => say(c, notices.tooLarge()) }), signedIn, ownForm] as const;

  const found = (c: Context<Signed>) => {
    const number = c.req.param("number") ?? "";
    return /^[1-9][0-9]{0,8}$/.test(number) ? c.get("desk").find(Number(number)) : null;
  };

  app.get("/", signedIn, (c) => {
    const asked = c.req.query("view");
    const view: View = asked === "mine" || asked === "closed" ? asked : "open";
    const page = Math.max(1, Math.trunc(Number(c.req.query("page")) || 1));
    return c.html(<TicketsPage session={c.get("session")} desk={c.get("desk")} config={c.get("config")} view={view} page={page} />);
  });

  app.get("/team", signedIn, async (c) => {
    const { session, desk } = c.var;
    await roster.refresh(session.organizationId);
    return c.html(<TeamPage session={session} desk={desk} members={members.all(session.organizationId)} />);
  });

  app.get("/tickets.csv", signedIn, (c) => {
    if (!may(c.get("session"), "export-tickets")) return say(c, notices.notAllowed());
    return c.body(c.get("desk").table(), 200, {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="tickets.csv"',
    });
  });

  app.get("/tickets/new", signedIn, (c) => c.html(<NewTicketPage session={c.get("session")} />));

  app.post("/tickets", ...form, (c) => {
    const { subject = "", customer = "", text = "", urgent } = c.get("form");
    const given: NewTicket = { subject, customer, text, urgent: urgent === "yes" };
    const errors = mistakes(given);
    if (Object.keys(errors).length > 0) {
      return c.html(<NewTicketPage session={c.get("session")} given={given} errors={errors} />, 422);
    }
    const ticket = c.get("desk").open(c.get("session").sub, given);
    return c.redirect(`/tickets/${ticket.number}`, 303);
  });

  app.get("/tickets/:number", signedIn, (c) => {
    const here = found(c);
    if (!here) return say(c, notices.notFound());
    return c.html(<TicketPage session={c.get("session")} desk={c.get("desk")} {...here} />);
  });

  app.post("/tickets/:number", ...form, (c) => {
    const here = found(c);
    if (!here) return say(c, notices.notFound());
    const { ticket } = here;
    const { session, desk, form } = c.var;
    const text = form.text ?? "";
    const error = text.length > LONGEST.text ? "Up to 5,000 characters." : null;
    const missing = form.do === "answer" && text === "" ? "Write an answer first." : null;
    if (error || missing) {
      return c.html(<TicketPage session={session} desk={desk} {...here} error={error ?? missing ?? ""} />, 422);
    }
    if (form.do === "reopen" && ticket.status === "closed") desk.reopen(ticket, session.sub);
    // somebody else may have closed it meanwhile: what was written is kept all the same
    else if (form.do === "answer") desk.answer(ticket, session.sub, text);
    else if (form.do === "close" && ticket.status === "open") desk.close(ticket, session.sub, text);
    else if (form.do === "take-over" && ticket.assignee !== session.sub) desk.takeOver(ticket, session.sub);
    return c.redirect(`/tickets/${ticket.number}`, 303);
  });

  app.get("/tickets/:number/delete", signedIn, (c) => {
    const here = found(c);
    if (!here) return say(c, notices.notFound());
    if (!may(c.get("session"), "delete-tickets")) return say(c, notices.onlyAppAdmins());
    return c.html(<DeletePage session={c.get("session")} ticket={here.ticket} />);
  });

  app.post("/tickets/:number/delete", ...form, (c) => {
    const here = found(c);
    if (!here) return say(c, notices.notFound());
    if (!may(c.get("session"), "delete-tickets")) return say(c, notices.onlyAppAdmins());
    c.get("desk").remove(here.ticket);
    return c.redirect("/", 303);
  });

  return app;
}

function mistakes({ subject, customer, text }: NewTicket): FieldErrors {
  const errors: FieldErrors = {};
  const given = { subject, customer, text };
  const missing = {
    subject: "Say in a few words what it is about.",
    customer: "Say who asks.",
    text: "Write down what they say.",
  };
  for (const name of ["subject", "customer", "text"] as const) {
    if (given[name] === "") errors[name] = missing[name];
    else if (given[name].length > LONGEST[name]) {
      errors[name] = `Up to ${LONGEST[name].toLocaleString("en")} characters.`;
    }
  }
  return errors;
}
