import assert from "node:assert/strict";
import { test } from "node:test";
import { initials } from "../dist/layout.js";
import { ownPath } from "../dist/paths.js";
import { readSettings } from "../dist/settings.js";

const good = { PATCHBAY_URL: "http://localhost:8080", WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 1).toString("base64")}` };

test("reads its settings, with defaults for this machine", () => {
  const settings = readSettings({ ...good, PORT: "9000" });
  assert.equal(settings.appUrl.origin, "http://127.0.0.1:9000");
  assert.equal(settings.patchbayUrl.origin, "http://localhost:8080");
});

test("names every mistake at once", () => {
  assert.throws(() => readSettings({ PORT: "x", PATCHBAY_URL: "http://patchbay.example", APP_URL: "https://a.example/desk" }), (error) => {
    for (const name of ["PORT", "PATCHBAY_URL", "APP_URL", "WEBHOOK_SECRET"]) assert.match(error.message, new RegExp(`${name}:`));
    return true;
  });
});

test("takes its own paths only", () => {
  const app = new URL("https://desk.example");
  assert.equal(ownPath("/tickets/1?x=%2F", app), "/tickets/1?x=%2F");
  assert.equal(ownPath("https://desk.example/team", app), "/team");
  for (const away of ["tickets", "//evil", "https://desk.example.evil/", "https://desk.example:444/", "http://desk.example/", "/..//evil.example", `/${"x".repeat(600)}`]) {
    assert.equal(ownPath(away, app), null, away);
  }
});

test("shortens names of many scripts", () => {
  assert.equal(initials("Ada Okonkwo"), "AO");
  assert.equal(initials("Dr. Leïla Benhaddou"), "LB");
  assert.equal(initials("林美玲"), "林");
  assert.equal(initials("Дарья Соколова"), "ДС");
  assert.equal(initials("…"), "?");
});
