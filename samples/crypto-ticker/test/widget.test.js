import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { days } from "../src/rates.js";

const SCRIPT = readFileSync(new URL("../widget/ticker.js", import.meta.url), "utf8");
const SINCE = "2026-09-29T12:02:00Z";

/** The widget in a document of its own, and what stands around it: what it is told, and what it asked for. */
async function widget({ config = {}, records = days().at(-1).records, locale = "en-GB", theme = "light", motion = true } = {}) {
  const { window } = new JSDOM("<!doctype html><html><head></head><body></body></html>", { runScripts: "outside-only" });
  const heard = {};
  const asked = [];
  const context = { theme, styles: { variables: {} }, locale, timeZone: "Europe/Vienna", containerDimensions: { width: 400, height: 300 } };
  window.matchMedia = () => ({ matches: !motion });
  window.performance.mark = (name) => asked.push(name);
  window.Element.prototype.animate = function animate() {
    asked.push(`flash ${this.textContent}`);
  };
  let own = config;
  window.patchbay = {
    get config() {
      return own;
    },
    onContext: (listener) => (heard.context = listener),
    onConfig: (listener) => (heard.config = listener),
    openConfig: async () => asked.push("settings"),
    data: {
      subscribe: (source, listener) => {
        assert.equal(source, "self");
        heard.data = listener;
      },
    },
    ready: async () => context,
  };
  window.eval(SCRIPT);
  await new Promise((resolve) => setTimeout(resolve));
  const { document } = window;
  const tell = (told, state = "live", since = SINCE) =>
    heard.data({ records: new Map(told.map((value) => [JSON.stringify([value.symbol]), { value, at: SINCE }])), changed: [], state, since });
  const symbols = () => [...document.querySelectorAll("ul .symbol")].map((each) => each.textContent);
  const row = (symbol) => [...document.querySelectorAll(".coin")].find((each) => each.textContent.startsWith(symbol));
  if (records) tell(records);
  return {
    document,
    window,
    asked,
    tell,
    symbols,
    row,
    text: () => document.body.textContent,
    configure: (given) => {
      own = given;
      heard.config(given);
    },
    use: (given) => heard.context({ ...context, ...given }),
  };
}

const [before, last] = days().slice(-2).map(({ records }) => records);
const of = (records, symbol) => records.find((each) => each.symbol === symbol);

test("shows the coins that are chosen, in the order that is chosen", async () => {
  const { symbols, configure } = await widget();
  assert.deepEqual(symbols(), ["BTC", "ETH", "SOL", "XRP", "ADA", "DOGE"], "without a choice");
  configure({ coins: ["LTC", "ADA", "BTC"] });
  assert.deepEqual(symbols(), ["LTC", "ADA", "BTC"]);
  configure({ coins: ["LTC", "ADA", "BTC"], sort: "name" });
  assert.deepEqual(symbols(), ["BTC", "ADA", "LTC"], "Bitcoin, Cardano, Litecoin");
  configure({ coins: ["LTC", "ADA", "BTC"], sort: "value" });
  assert.deepEqual(symbols(), ["BTC", "LTC", "ADA"]);
  configure({ coins: ["LTC", "ADA", "BTC"], sort: "change" });
  const changes = symbols().map((symbol) => of(last, symbol).change_percent);
  assert.deepEqual(changes, [...changes].sort((one, other) => other - one));
});

test("shows value and change in the chosen currency, as people write them", async () => {
  const { row, configure, use } = await widget();
  const bitcoin = of(last, "BTC");
  assert.ok(row("BTC").textContent.includes(new Intl.NumberFormat("en-GB", { style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 }).format(bitcoin.usd)));
  configure({ coins: ["BTC", "ETH"], currency: "EUR" });
  use({ locale: "de-DE" });
  assert.ok(row("BTC").textContent.includes(new Intl.NumberFormat("de-DE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(bitcoin.eur)));
  const change = bitcoin.eur / of(before, "BTC").eur - 1;
  const percent = new Intl.NumberFormat("de-DE", { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
  assert.ok(row("BTC").textContent.includes(percent.format(change)), "the change is one of euros, too");
});

test("draws a line through the days that are known, and none where nobody wants it or there is one day", async () => {
  const { row, configure, tell } = await widget();
  const drawn = (symbol) => row(symbol).querySelector("svg").style.display !== "none";
  const path = row("BTC").querySelectorAll("path")[1].getAttribute("d");
  assert.equal(path.split("L").length, of(last, "BTC").history.length);
  tell(last.map((record) => ({ ...record, history: record.history.slice(-1) })));
  assert.ok(!drawn("BTC"));
  tell(last);
  assert.ok(drawn("BTC"));
  configure({ coins: ["BTC", "ETH"], chart: false });
  assert.ok(!drawn("BTC"));
});

test("shows new rates in the same rows, and lights up what moved", async () => {
  const { row, tell, asked } = await widget({ records: before });
  const [bitcoin, was] = [row("BTC"), row("BTC").textContent];
  assert.ok(asked.includes("crypto-ticker:shown"));
  tell(last);
  assert.equal(row("BTC"), bitcoin);
  assert.notEqual(bitcoin.textContent, was);
  assert.ok(asked.some((each) => each.startsWith("flash")));
});

test("moves nothing for those who want no motion", async () => {
  const { tell, asked } = await widget({ records: before, motion: false });
  tell(last);
  assert.ok(!asked.some((each) => each.startsWith("flash")));
});

test("says since when rates are no longer live, and keeps them", async () => {
  const { tell, document, row, text } = await widget();
  const value = row("BTC").textContent;
  tell(last, "stale");
  assert.match(text(), /Not live since 14:02: the last rates\./, "in the reader's time zone");
  assert.equal(document.querySelector("[role=status]").textContent, "Not live since 14:02: the last rates.");
  assert.equal(row("BTC").textContent, value);
  assert.ok(document.querySelector("main").classList.contains("old"));
  tell(last, "live");
  assert.doesNotMatch(text(), /Not live/);
  assert.ok(!document.querySelector("main").classList.contains("old"));
  tell(last, "revoked");
  assert.match(text(), /no longer have Crypto Ticker/);
});

test("says of which day the rates are", async () => {
  const { text, use } = await widget();
  assert.match(text(), /Rates of 29 September 2026/);
  use({ locale: "de-DE" });
  assert.match(text(), /Kurse vom 29\. September 2026/);
});

test("waits in words, and lets choose where nothing that is chosen is there", async () => {
  const { text, tell, document, asked } = await widget({ records: null, config: { coins: ["BTC", "ETH"] } });
  assert.match(text(), /Waiting for the first rates/);
  tell([of(last, "DOGE")]);
  assert.match(text(), /None of the chosen coins/);
  document.querySelector(".nothing button").click();
  assert.ok(asked.includes("settings"));
});

test("opens one coin with all its days and closes it again, by keyboard, without losing its place", async () => {
  const { document, row, window, tell, text } = await widget({ records: before });
  row("ETH").click();
  assert.equal(document.activeElement.className, "back");
  assert.equal(document.querySelectorAll("tbody tr").length, of(before, "ETH").history.length);
  assert.match(text(), /Between /);
  tell(last);
  assert.equal(document.querySelectorAll("tbody tr").length, of(last, "ETH").history.length);
  assert.ok(document.querySelector("main").contains(document.activeElement), "what is new takes nobody's place away");
  document.dispatchEvent(new window.KeyboardEvent("keydown", { key: "Escape" }));
  assert.equal(document.activeElement, row("ETH"));
});

test("shows a single coin at large, with nowhere to go back to", async () => {
  const { document } = await widget({ config: { coins: ["SOL"] } });
  assert.equal(document.querySelector(".one .symbol").textContent, "SOL");
  assert.equal(document.querySelector(".back"), null);
});

test("shows what a record says as text, whatever it says", async () => {
  const evil = { ...of(last, "BTC"), name: "<img src=x onerror=alert(1)><b>Bold</b>" };
  const { document, row } = await widget({ records: [evil, of(last, "ETH")] });
  assert.equal(document.querySelector("img, b"), null);
  assert.ok(row("BTC").textContent.includes("<b>Bold</b>"));
  assert.doesNotMatch(SCRIPT, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
});

test("bears records that say too little, and settings that are none", async () => {
  const { symbols, row, configure } = await widget({
    records: [{ symbol: "BTC", name: "Bitcoin", day: "2026-09-29", usd: 5, change_percent: null }, { symbol: "ETH", name: "Ethereum", day: "2026-09-29", usd: -1 }, of(last, "SOL")],
  });
  assert.deepEqual(symbols(), ["BTC", "SOL"]);
  assert.equal(row("BTC").querySelector(".moved").textContent, "");
  configure({ coins: "BTC", currency: "gold", sort: "__proto__", chart: "perhaps" });
  assert.deepEqual(symbols(), ["BTC", "SOL"]);
});

test("follows the theme of its host at once", async () => {
  const { document, use } = await widget();
  assert.equal(document.documentElement.style.colorScheme, "light");
  use({ theme: "dark", styles: { variables: { "--color-text-primary": "#eee" } } });
  assert.equal(document.documentElement.style.colorScheme, "dark");
  assert.equal(document.documentElement.style.getPropertyValue("--color-text-primary"), "#eee");
});
