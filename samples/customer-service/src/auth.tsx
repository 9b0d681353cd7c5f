import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { AuthorizationResponseError } from "openid-client";
import type { Rooms } from "./app.js";
import type { Identity, LoginInProgress } from "./identity.js";
import { type Credentials, ofPerson } from "./installations.js";
import { type Notice, NoticePage } from "./notices.js";
import { ownPath } from "./paths.js";
import { isOwnForm } from "./sessions.js";
import { Desk } from "./tickets.js";

const SIGN_IN_TAKES = 600;

/** Signing in and out. */
export function auth({ settings, installations, sessions, signIn, seal, store, notices, cookies }: Rooms): Hono {
  const app = new Hono();
  const say = (c: Context, notice: Notice) => c.html(<NoticePage notice={notice} />, notice.status);

  // anybody may send these two, so what is read of them is bounded
  for (const path of ["/auth/login", "/sign-out"]) {
    app.use(path, bodyLimit({ maxSize: 16 * 1024, onError: (c) => say(c, notices.tooLarge()) }));
  }

  // OpenID Connect Core §4: a third party, here Patchbay, asks the app to begin its own sign-in
  app.on(["GET", "POST"], "/auth/login", async (c) => {
    const asked = c.req.method === "POST" ? await c.req.parseBody() : c.req.query();
    const parameter = (name: string) => (typeof asked[name] === "string" ? asked[name] : "");
    const target = parameter("target_link_uri") ? ownPath(parameter("target_link_uri"), settings.appUrl) : "/";
    if (parameter("iss") !== signIn.issuer || target === null) return say(c, notices.wrongLink());

    const organizationId = parameter("organization_id") || null;
    const installation = organizationId === null ? null : installations.of(organizationId);
    if (installation?.status === "suspended") return say(c, notices.suspended());
    // of people's own desks it is known after the sign-in whose is meant
    const credentials = organizationId === null ? installations.shared(parameter("client_id")) : installations.credentials(installation);
    if (!credentials) return say(c, notices.notInstalled());
    if (credentials.clientId !== parameter("client_id")) return say(c, notices.wrongLink());

    try {
      const { login, address } = await signIn.begin(organizationId, credentials, target);
      setCookie(c, loginCookie(login.state), seal.close(login, SIGN_IN_TAKES), {
        ...cookies.options,
        path: "/auth/callback",
        maxAge: SIGN_IN_TAKES,
      });
      return c.redirect(address.href, 303);
    } catch (error) {
      note("beginning a sign-in", error);
      return say(c, notices.signInFailed());
    }
  });

  app.get("/auth/callback", async (c) => {
    const answer = new URL(c.req.url).searchParams;
    const cookie = loginCookie(answer.get("state") ?? "");
    const login = seal.open(getCookie(c, cookie)) as LoginInProgress | null;
    deleteCookie(c, cookie, { ...cookies.options, path: "/auth/callback" });
    if (!login || login.state !== answer.get("state")) return say(c, notices.signInOver());

    const credentials = credentialsFor(login);
    if (credentials?.clientId !== login.clientId) return say(c, notices.notInstalled());
    let identity: Identity;
    try {
      identity = await signIn.complete(login, credentials, answer);
    } catch (error) {
      if (error instanceof AuthorizationResponseError) return say(c, notices.signInRefused());
      note("completing a sign-in", error);
      return say(c, notices.signInFailed());
    }
    // the client belongs to one organization, and whoever comes through it must too
    if (identity.organizationId !== login.organizationId) return say(c, notices.signInRefused());
    const owner = login.organizationId ?? ofPerson(identity.sub);
    const installation = installations.of(owner);
    if (installation?.status === "suspended") return say(c, notices.suspended());
    // asking Patchbay took a moment, in which the installation may have ended
    if (installations.credentials(installation)?.clientId !== login.clientId) return say(c, notices.notInstalled());

    const { sub, name, email, isAdmin, permissions, sid, idToken, organizationName } = identity;
    sessions.end(getCookie(c, cookies.session));
    const { cookie: value, maxAge } = sessions.start(
      {
        organizationId: owner,
        organizationName: login.organizationId === null ? "your own desk" : (organizationName ?? "your organization"),
        sub,
        name,
        isAdmin,
        permissions,
        sid,
        idToken,
      },
      new Desk(owner, store).met({ sub, name, email, isAdmin }),
    );
    setCookie(c, cookies.session, value, { ...cookies.options, path: "/", maxAge });
    return c.redirect(login.target, 303);
  });

  app.post("/sign-out", async (c) => {
    const session = sessions.find(getCookie(c, cookies.session));
    const form = await c.req.parseBody();
    if (session && !isOwnForm(session, form.form_token)) return say(c, notices.formTooOld());
    sessions.end(getCookie(c, cookies.session));
    deleteCookie(c, cookies.session, { ...cookies.options, path: "/" });
    const credentials = session && installations.credentials(installations.of(session.organizationId));
    if (credentials && form.everywhere === "yes") {
      const address = await signIn
        .signOutAddress(credentials, session.idToken, settings.postLogoutRedirectUri)
        .catch((error) => note("signing out of Patchbay", error));
      if (address) return c.redirect(address.href, 303);
    }
    return c.redirect("/signed-out", 303);
  });

  app.get("/signed-out", (c) => c.html(<NoticePage notice={notices.signedOut()} />));

  function credentialsFor({ organizationId, clientId }: LoginInProgress): Credentials | null {
    return organizationId === null ? installations.shared(clientId) : installations.credentials(installations.of(organizationId));
  }

  /** One for each sign-in, so that two tabs do not end each other's. */
  function loginCookie(state: string): string {
    return `${cookies.session}-login-${state.replace(/[^A-Za-z0-9_-]/g, "").slice(0, 16)}`;
  }

  return app;
}

/** The message alone: what an error carries besides may hold tokens. */
function note(what: string, error: unknown): null {
  const { code, message } = error as { code?: string; message?: string };
  console.error(`${what}: ${code ? `${code}: ` : ""}${message ?? "unknown error"}`);
  return null;
}
