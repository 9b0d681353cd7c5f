import { AsyncLocalStorage } from "node:async_hooks";
import { timingSafeEqual } from "node:crypto";
import { fileURLToPath } from "node:url";
import express from "express";
import { inspection } from "./inspection.js";
import { notice } from "./notices.js";
import { guideHandlers } from "./guide-handlers.js";
import { signIn } from "./sign-in.js";
import { credentialsKeeper, verifiedEvents } from "./webhooks.js";

export function inspector(settings, store) {
  const { name, patchbayUrl, appUrl } = settings;
  const requests = new AsyncLocalStorage();
  // cookies are not kept apart by port, so the name must differ from that of any other app on this host
  const cookieName = `inspector-${name}`;
  const cookieOptions = { httpOnly: true, sameSite: "lax", secure: appUrl.protocol === "https:", path: "/" };
  const visits = signIn(settings, store, requests, (res, value, maxAge) =>
    res.cookie(cookieName, value, { ...cookieOptions, maxAge }),
  );
  const say = (res, kind, target) => {
    const { status, page } = notice(settings, kind, target);
    res.status(status).type("html").send(page);
  };

  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use((req, res, next) => {
    res.set({
      "Content-Security-Policy": `default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
      "Cache-Control": "no-store",
    });
    next();
  });
  app.get("/health", (req, res) => res.json({ status: "up" }));
  const pictures = fileURLToPath(new URL("../public", import.meta.url));
  app.use(express.static(pictures, { index: false, cacheControl: false, setHeaders: (res) => res.set("Cache-Control", "public, max-age=300") }));

  // in front of the guide's handlers: what they take for granted
  const raw = express.raw({ type: () => true, limit: "256kb" });
  if (settings.reader) app.post("/api/webhooks/optare", (req, res) => say(res, "notFound"));
  else app.post("/api/webhooks/optare", raw, verifiedEvents(settings.webhookSecret, store, requests));
  app.get("/auth/callback", (req, res, next) => {
    const { organizationId, code, state, iss, error } = req.query;
    if (iss !== visits.issuer) return say(res, "wrongLink"); // RFC 9207 §2.4
    if (error !== undefined) return say(res, "refused");
    if (typeof code !== "string" || !isOwnPath(state) || typeof organizationId !== "string") return say(res, "wrongLink");
    const { status, clientSecret } = store.installation(organizationId) ?? {};
    if (status === "suspended") return say(res, "suspended");
    if (status !== "active" || !clientSecret) return say(res, "notInstalled");
    return requests.run({ organizationId, res }, next);
  });

  guideHandlers(app, { ...visits, storeOAuthCredentials: credentialsKeeper(store, requests) });

  app.get("/", (req, res) => {
    const session = store.session(cookieIn(req, cookieName));
    if (!session) return say(res, "signInFirst", "/");
    const { status } = store.installation(session.organizationId) ?? {};
    if (status === "suspended") return say(res, "suspended");
    if (status !== "active") return say(res, "notInstalled");
    return res.type("html").send(inspection(settings, session, store));
  });

  app.post("/sign-out", express.urlencoded({ extended: false, limit: "4kb" }), (req, res) => {
    const cookie = cookieIn(req, cookieName);
    const session = store.session(cookie);
    if (session && !same(session.formToken, req.body?.form_token)) return say(res, "formTooOld");
    store.endSession(cookie);
    res.clearCookie(cookieName, cookieOptions);
    return res.redirect(303, "/signed-out");
  });
  app.get("/signed-out", (req, res) => say(res, "signedOut"));

  app.use((req, res) => say(res, "notFound"));
  app.use((error, req, res, next) => {
    // the message alone: what an error carries besides may hold tokens
    console.error(`${req.method} ${req.path}: ${error.message}`);
    if (res.headersSent) return next(error);
    if (req.path === "/auth/callback") return say(res, "failed");
    if (error.status >= 400 && error.status < 500) return res.status(error.status).type("text").send("The request cannot be read");
    return say(res, "broken");
  });
  return app;

  /** Absent, or a path that stays here: the guide's handler redirects to whatever it says. */
  function isOwnPath(state) {
    if (state === undefined || state === "") return true;
    if (typeof state !== "string" || state.length > 512 || !/^\/(?!\/)[^\\\u0000-\u0020\u007f]*$/.test(state)) return false;
    const target = URL.canParse(state, appUrl) ? new URL(state, appUrl) : null;
    return target?.origin === appUrl.origin && !target.pathname.startsWith("//") && !/%2f%2f|%5c/i.test(target.pathname);
  }
}

function cookieIn(req, name) {
  const pairs = (req.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? null;
}

function same(expected, given) {
  const [one, other] = [Buffer.from(expected), Buffer.from(typeof given === "string" ? given : "")];
  return one.length === other.length && timingSafeEqual(one, other);
}
