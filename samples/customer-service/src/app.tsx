import { readFileSync } from "node:fs";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { auth } from "./auth.js";
import { desk } from "./desk.js";
import { SignIn } from "./identity.js";
import { Installations } from "./installations.js";
import { BackChannelLogout } from "./logout.js";
import { Members } from "./members.js";
import { NoticePage, Notices } from "./notices.js";
import { Roster } from "./roster.js";
import { Seal } from "./sealed.js";
import { Sessions } from "./sessions.js";
import type { Settings } from "./settings.js";
import type { Store } from "./store.js";
import { Webhooks } from "./webhooks.js";

/** What the routes share. */
export interface Rooms {
  readonly settings: Settings;
  readonly store: Store;
  readonly installations: Installations;
  readonly sessions: Sessions;
  readonly members: Members;
  readonly roster: Roster;
  readonly signIn: SignIn;
  readonly seal: Seal;
  readonly notices: Notices;
  readonly cookies: {
    readonly session: string;
    readonly options: { readonly httpOnly: true; readonly sameSite: "Lax"; readonly secure: boolean };
  };
}

export function customerService(settings: Settings, store: Store): Hono {
  const installations = new Installations(store);
  const sessions = new Sessions(store);
  const members = new Members(store);
  const signIn = new SignIn(settings.patchbayUrl, settings.appUrl);
  const roster = new Roster(store, installations, members, signIn, settings.patchbayUrl);
  const webhooks = new Webhooks(settings, store, installations, sessions, members);
  const notices = new Notices(settings.patchbayUrl);
  const rooms: Rooms = {
    settings,
    store,
    installations,
    sessions,
    members,
    roster,
    signIn,
    seal: new Seal(store),
    notices,
    // cookies are not kept apart by port, so the name must differ from that of any other app on this host
    cookies: {
      session: "customer-service",
      options: { httpOnly: true, sameSite: "Lax", secure: settings.appUrl.protocol === "https:" },
    },
  };

  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header("Content-Security-Policy", policy(settings));
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "same-origin");
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });

  app.get("/health", (c) => c.json({ status: "up" }));
  app.get("/style.css", publicFile("style.css", "text/css; charset=utf-8"));
  app.get("/icon.svg", publicFile("icon.svg", "image/svg+xml"));

  app.post(
    "/api/webhooks/optare",
    bodyLimit({ maxSize: 256 * 1024, onError: (c) => c.json({ error: "The body is too large" }, 413) }),
    async (c) => {
      const receipt = webhooks.receive(await c.req.text(), c.req.raw.headers);
      if (receipt.outcome === "refused") return c.json({ error: receipt.reason }, receipt.status);
      // the answer does not wait for the names; whatever fails is asked for again at the next event or visit
      if (receipt.outcome === "recorded") void roster.refresh(receipt.organizationId, receipt.token);
      return c.json({ received: true });
    },
  );

  const logout = new BackChannelLogout(store, installations, sessions, signIn);
  app.post(
    "/auth/backchannel-logout",
    bodyLimit({ maxSize: 16 * 1024, onError: (c) => c.json({ error: "invalid_request" }, 413) }),
    async (c) => {
      const { logout_token: token } = await c.req.parseBody();
      const done = typeof token === "string" && (await logout.receive(token));
      return done ? c.body(null, 204) : c.json({ error: "invalid_request" }, 400);
    },
  );

  app.route("/", auth(rooms));
  app.route("/", desk(rooms));

  app.notFound((c) => c.html(<NoticePage notice={notices.notFound()} />, 404));
  app.onError((error, c) => {
    console.error(`${c.req.method} ${c.req.path}:`, error);
    return c.html(<NoticePage notice={notices.broken()} />, 500);
  });
  return app;
}

/** No script at all. A form may lead to Patchbay, since signing out there does. */
function policy({ patchbayUrl }: Settings): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${patchbayUrl.origin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function publicFile(name: string, type: string) {
  const content = readFileSync(new URL(`../public/${name}`, import.meta.url));
  return () =>
    new Response(content, { headers: { "Content-Type": type, "Cache-Control": "public, max-age=300" } });
}
