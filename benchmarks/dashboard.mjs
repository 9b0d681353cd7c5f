// What somebody waits for who looks at a dashboard in Chromium: twenty widgets, the next value of a source that writes 1,000 records a
// second or is polled, the answer to a click meanwhile, and the widget of the sample Crypto Ticker in its frame.
//
// RATE=100 SECONDS=5 LOADS=2 ./patchbay bench dashboard   tries it smaller.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { installPackages } from "../launcher/build.mjs";
import { requireChromium } from "../launcher/chromium.mjs";
import { at } from "../launcher/paths.mjs";
import { findChromium } from "../launcher/tools.mjs";
import { PushedSource } from "./live/source.mjs";
import { quantile } from "./numbers.mjs";
import { freePort, until } from "./subject.mjs";

export const title = "Dashboard";

const RATE = Number(process.env.RATE ?? 1_000);
const SECONDS = Number(process.env.SECONDS ?? 30);
const LOADS = Number(process.env.LOADS ?? 7);
const POLLS = Number(process.env.POLLS ?? 6);
/** Where interaction begins to feel slow, and what a widget has for its first picture. */
const LIMIT = 100;
const PATIENCE = 60_000;
const PULLED = "bench-pull";
const TICKER = "crypto-ticker";

export async function run(say) {
  await requireChromium();
  await installPackages(`samples/${TICKER}`);
  const sample = await freePort();
  const source = await PushedSource.begin({ more: (port) => pulled(port) + ticker(sample), reaches: [sample] });
  const ticking = spawn(process.execPath, ["src/main.js"], {
    cwd: at("samples", TICKER),
    env: { ...process.env, PORT: String(sample), HOST: "127.0.0.1", PATCHBAY_URL: source.subject.base, APP_NAME: TICKER },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let browser;
  try {
    const { chromium } = createRequire(at("web", "package.json"))("playwright-core");
    browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] });
    const open = (path = "/dashboard") => visit(browser, source, path);
    await source.install(PULLED);
    await source.install(TICKER);
    say("a page without widgets");
    const plain = await loads(() => open("/settings"));
    say("twenty widgets");
    await place(source, twenty(source.installation));
    const warm = await source.push({ rate: RATE, keys: RATE, seconds: 3 });
    await warm.end();
    const full = await loads(() => open());
    say(`${RATE} records/s on them`);
    const pushed = await shown(open, source);
    say("a source that is polled");
    await place(source, [number(await choice(source, PULLED), 0)]);
    const polled = await polls(open);
    say("the sample's widget");
    await place(source, [{ widget: "integration", installation: await choice(source, TICKER, "frame"), x: 0, y: 0, w: 4, h: 7, config: {} }]);
    const frames = await framed(open);
    return [
      {
        figure: `dashboard of 20 widgets, from the address to the last of them drawn, median of ${LOADS}`,
        value: `${middle(full.map(({ ready }) => ready))} ms (${middle(full.map(({ blocked }) => blocked))} ms of it blocked by tasks of over 50 ms)`,
        peer: `the settings of one's account, ${middle(plain.map(({ ready }) => ready))} ms`,
        ratio: `${(middle(full.map(({ ready }) => ready)) / middle(plain.map(({ ready }) => ready))).toFixed(1)} times that`,
      },
      delay(`record written to its topic → drawn, p50 and p99 at ${whole(RATE)} records/s on 20 widgets`, pushed.delays),
      delay("poll answered → drawn, p50 and p99", polled),
      {
        figure: `click on a widget's menu → next picture, p50 and greatest of ${pushed.clicks.length}, while ${whole(RATE)} records/s come`,
        value: `${quantile(pushed.clicks, 0.5)} ms and ${Math.max(...pushed.clicks)} ms`,
        peer: `limit ${LIMIT} ms`,
        ratio: `${Math.round((100 * Math.max(...pushed.clicks)) / LIMIT)} % of the limit`,
      },
      {
        figure: `Crypto Ticker in its frame, from the frame's address to its first rates drawn, median and greatest of ${LOADS}`,
        value: `${middle(frames)} ms and ${Math.max(...frames)} ms`,
        peer: `limit ${LIMIT} ms`,
        ratio: `${Math.round((100 * middle(frames)) / LIMIT)} % of the limit`,
      },
    ];
  } finally {
    await browser?.close();
    ticking.kill();
    await source.end();
  }
}

const delay = (figure, all) => ({
  figure,
  value: `${quantile(all, 0.5)} ms and ${quantile(all, 0.99)} ms (${all.length} values)`,
  peer: "four flushes a second, 250 ms apart",
  ratio: `${(quantile(all, 0.5) / 250).toFixed(1)} and ${(quantile(all, 0.99) / 250).toFixed(1)} times that`,
});

/** A page in a browser that has nothing kept, with what the page notes of itself. */
async function visit(browser, { subject, owner }, path) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1400 }, locale: "en-GB" });
  const [name, value] = owner.cookie.split("=");
  await context.addCookies([{ name, value, url: subject.base }]);
  const page = await context.newPage();
  await page.addInitScript(notes);
  await page.goto(subject.base + path);
  await page.waitForFunction(() => window.noted?.ready, null, { polling: 50, timeout: 30_000 });
  return { page, close: () => context.close() };
}

/** In the page: when it is all there, for how long tasks blocked it, and how late what the widgets show is when it is drawn. */
function notes() {
  if (window !== top) return;
  const noted = { ready: 0, blocked: 0, delays: [], clicks: [], measures: false };
  window.noted = noted;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) if (!noted.ready) noted.blocked += duration - 50;
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (noted.measures && name === "click") noted.clicks.push(duration);
  }).observe({ type: "event", durationThreshold: 16 });
  const there = () => {
    const widgets = [...document.querySelectorAll("article[data-widget]")];
    const loading = document.querySelector("[aria-busy=true], .mantine-Skeleton-root");
    const drawn = widgets.every((each) => /\d/.test(each.innerText) || each.querySelector("iframe"));
    const whole = location.pathname !== "/dashboard" || (widgets.length > 0 && drawn);
    if (document.querySelector("h1") && whole && !loading) noted.ready = Math.round(performance.now());
    else requestAnimationFrame(there);
  };
  requestAnimationFrame(there);
  // of a widget whose figure is the clock at which its record was written
  const last = new Map();
  const look = () => {
    for (const widget of document.querySelectorAll("article[data-widget]")) {
      const clock = Number(/\d[\d,]*/.exec(widget.querySelector("[class*=figure]")?.textContent ?? "")?.[0].replaceAll(",", "") ?? Number.NaN);
      if (Number.isNaN(clock) || last.get(widget) === clock) continue;
      if (noted.measures && last.has(widget)) noted.delays.push((Date.now() - clock + 100_000) % 100_000);
      last.set(widget, clock);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function loads(open) {
  const all = [];
  for (let i = 0; i < LOADS; i++) {
    const { page, close } = await open();
    all.push(await page.evaluate(() => ({ ready: noted.ready, blocked: Math.round(noted.blocked) })));
    await close();
  }
  return all;
}

/** How late values come to be drawn, and how long clicks wait meanwhile. */
async function shown(open, source) {
  const { page, close } = await open();
  const pace = await source.push({ rate: RATE, keys: RATE, seconds: SECONDS });
  await pause(1_000);
  await page.evaluate(() => (noted.measures = true));
  const menus = page.getByRole("button", { name: /^Menu of / });
  for (let i = 0; i < Math.min(SECONDS, 20); i++) {
    await menus.nth(i % (await menus.count())).click();
    await page.getByRole("menu").waitFor();
    await page.keyboard.press("Escape");
    await pause(500);
  }
  await pace.end();
  const { delays, clicks } = await page.evaluate(() => ({ delays: noted.delays, clicks: noted.clicks }));
  await close();
  if (delays.length < SECONDS) throw new Error(`only ${delays.length} values were drawn`);
  return { delays, clicks };
}

async function polls(open) {
  const { page, close } = await open();
  await page.evaluate(() => (noted.measures = true));
  await page.waitForFunction((count) => noted.delays.length >= count, POLLS, { polling: 100, timeout: POLLS * 30_000 });
  const delays = await page.evaluate(() => noted.delays);
  await close();
  return delays;
}

async function framed(open) {
  const all = [];
  for (let i = 0; i < LOADS; i++) {
    const { page, close } = await open();
    const handle = await page.waitForSelector("article iframe");
    const frame = await handle.contentFrame();
    await frame.waitForFunction(() => performance.getEntriesByName("crypto-ticker:shown").length > 0);
    all.push(Math.round(await frame.evaluate(() => performance.getEntriesByName("crypto-ticker:shown")[0].startTime)));
    await close();
  }
  return all;
}

/** The installation of something, once it has values that can be placed. */
async function choice(source, name, needs = "source") {
  const found = async () => {
    const { choices } = await source.send("GET", "/api/dashboard/choices");
    return choices.find(({ installation, sample, ...what }) => installation.name === name && sample.length > 0 && what[needs]);
  };
  return (await until(`values of ${name}`, found, PATIENCE)).installation.id;
}

/** These stand on the dashboard, and nothing else. */
async function place(source, placements) {
  for (const { id } of (await source.send("GET", "/api/dashboard")).placements) await source.send("DELETE", `/api/dashboard/placements/${id}`);
  await source.send("POST", "/api/dashboard/placements", { placements });
}

const key = (n) => JSON.stringify([`S${String(n).padStart(4, "0")}`]);

const number = (installation, n) => ({
  widget: "number",
  installation,
  title: `Clock ${n}`,
  config: { record: key(n), field: "clock", decimals: 0 },
  x: (n % 6) * 2,
  y: Math.floor(n / 6) * 3,
  w: 2,
  h: 3,
});

const twenty = (installation) => [
  ...Array.from({ length: 18 }, (_, n) => number(installation, n)),
  { widget: "line", installation, title: "Line", config: { field: "price", series: [0, 1, 2].map(key), minutes: 15 }, x: 0, y: 9, w: 6, h: 6 },
  { widget: "table", installation, title: "Table", config: { fields: ["symbol", "price"], limit: 50 }, x: 6, y: 9, w: 6, h: 6 },
];

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const whole = (value) => Math.round(value).toLocaleString("en");

const pulled = (port) => `
- name: ${PULLED}
  display_name: ${PULLED}
  version: 1.0.0
  type: data_source
  delivery_mode: pull
  description: A source that is polled.
  base_url: http://127.0.0.1:${port}/${PULLED}
  app_url: http://127.0.0.1:${port}/${PULLED}
  events_transport: pull
  client: per_installation
  install_targets: [organization]
  published: true
`;

/** As the catalog that comes along has it, but for its pictures. */
function ticker(port) {
  const [, entry] = new RegExp(`^  - name: ${TICKER}\\n(.*?)(?=^  - name: )`, "ms").exec(readFileSync(at("catalog.yaml"), "utf8"));
  const text = entry
    .replace(/^ {4}icon: .*\n/m, "")
    .replace(/^ {4}screenshots:\n( {6}- .*\n)+/m, "")
    .replaceAll(/\$\{CRYPTO_TICKER_APP_URL:[^}]*\}/g, `http://127.0.0.1:${port}`)
    .replaceAll(/^ {2}/gm, "");
  return `- name: ${TICKER}\n${text}`;
}
