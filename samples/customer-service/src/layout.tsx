import { raw } from "hono/html";
import type { Child, FC } from "hono/jsx";
import type { Session } from "./sessions.js";

const LANGUAGE = "en";

interface PageProps {
  title: string;
  /** Nobody is signed in on the pages without one. */
  session?: Session;
  current?: "tickets" | "team";
  children?: Child;
}

export const Page: FC<PageProps> = ({ title, session, current, children }) => (
  <>
    {raw("<!DOCTYPE html>")}
    <html lang={LANGUAGE}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${title} · Customer Service`}</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to content
        </a>
        <header class="bar">
          <a class="brand" href="/">
            <img src="/icon.svg" alt="" width="32" height="32" />
            <span>Customer Service</span>
          </a>
          {session && <Navigation session={session} current={current} />}
        </header>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </body>
    </html>
  </>
);

const Navigation: FC<{ session: Session; current: PageProps["current"] }> = ({ session, current }) => (
  <>
    <nav aria-label="Desk">
      <a href="/" aria-current={current === "tickets" ? "page" : undefined}>
        Tickets
      </a>
      <a href="/team" aria-current={current === "team" ? "page" : undefined}>
        Team
      </a>
    </nav>
    <details class="account">
      <summary>
        <Avatar name={session.name} />
        <span class="account-name">{session.name}</span>
        <span class="sr">, account</span>
      </summary>
      <div class="menu">
        <p class="menu-who">
          <strong>{session.name}</strong>
          <span>{session.organizationName}</span>
          {session.isAdmin && <span class="badge">App admin</span>}
          {session.permissions.map((permission) => (
            <span class="badge">{permission}</span>
          ))}
        </p>
        <form method="post" action="/sign-out">
          <FormToken session={session} />
          <button class="plain">Sign out of Customer Service</button>
          <button class="plain" name="everywhere" value="yes">
            Sign out of Patchbay too
          </button>
        </form>
      </div>
    </details>
  </>
);

export const FormToken: FC<{ session: Session }> = ({ session }) => (
  <input type="hidden" name="form_token" value={session.formToken} />
);

export const Avatar: FC<{ name: string }> = ({ name }) => (
  <span class={`avatar tone-${tone(name)}`} aria-hidden="true">
    {initials(name)}
  </span>
);

export const When: FC<{ at: string; now?: number }> = ({ at, now = Date.now() }) => (
  <time datetime={at} title={`${at.slice(0, 16).replace("T", " ")} UTC`}>
    {ago(new Date(at).getTime(), now)}
  </time>
);

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** First letters of the first and the last word, as people of many scripts write their names. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word) && !word.endsWith("."));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1);
  return ends.map((word) => [...letters.segment(word ?? "")][0]?.segment ?? "").join("").toLocaleUpperCase() || "?";
}

function tone(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  return sum % 6;
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" });

function ago(then: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - then) / 1000));
  for (const [unit, length] of UNITS) {
    if (seconds >= length) return relative.format(-Math.floor(seconds / length), unit);
  }
  return "just now";
}
