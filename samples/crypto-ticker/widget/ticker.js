// What Patchbay shows in a frame: one script, without network, cookies or storage. All it knows comes from `window.patchbay`.
(() => {
  "use strict";

  const WORDS = {
    en: {
      coins: "Coins",
      all: "All coins",
      day: "Day",
      worth: "Worth",
      change: "Change",
      of: (day) => `Rates of ${day}`,
      waiting: "Waiting for the first rates…",
      none: "None of the chosen coins has a rate.",
      choose: "Choose coins",
      range: (low, high) => `Between ${low} and ${high}`,
      stale: (since) => `Not live since ${since}: the last rates.`,
      staleNow: "Not live: the last rates.",
      revoked: "You no longer have Crypto Ticker, so no more rates come.",
    },
    de: {
      coins: "Währungen",
      all: "Alle Währungen",
      day: "Tag",
      worth: "Wert",
      change: "Veränderung",
      of: (day) => `Kurse vom ${day}`,
      waiting: "Die ersten Kurse werden erwartet …",
      none: "Keine der gewählten Währungen hat einen Kurs.",
      choose: "Währungen wählen",
      range: (low, high) => `Zwischen ${low} und ${high}`,
      stale: (since) => `Nicht live seit ${since}: die letzten Kurse.`,
      staleNow: "Nicht live: die letzten Kurse.",
      revoked: "Sie haben Crypto Ticker nicht mehr, daher kommen keine Kurse mehr.",
    },
  };

  const STYLE = `
:root{--page:var(--color-background-primary,light-dark(#fff,#1b1d22));--ink:var(--color-text-primary,light-dark(#1b1d22,#eceef2));
--quiet:var(--color-text-secondary,light-dark(#565b66,#a9afbb));--rim:var(--color-border-primary,light-dark(#e2e4e9,#363a43));
--hover:var(--color-background-secondary,light-dark(#f3f4f7,#25282f));--ring:var(--color-ring-primary,light-dark(#2f5bd0,#8fb0ff));
--up:var(--color-text-success,light-dark(#0a6b3c,#5fd39a));--down:var(--color-text-danger,light-dark(#b3261e,#ff9c94))}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{background:var(--page);color:var(--ink);font:400 14px/1.35 var(--font-sans,system-ui,sans-serif);font-variant-numeric:tabular-nums}
button{font:inherit;color:inherit;background:none;border:0;padding:0;text-align:start;cursor:pointer}
:focus-visible{outline:2px solid var(--ring);outline-offset:-2px}
main{display:flex;flex-direction:column;height:100%;min-height:0}
ul{flex:1;min-height:0;overflow:auto;list-style:none;margin:0;padding:2px 4px;display:grid;
grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));grid-auto-rows:minmax(2.75rem,1fr);gap:0 4px}
li{container-type:size;display:flex;border-bottom:1px solid var(--rim)}
.coin{flex:1;min-width:0;display:grid;grid-template:"who line worth" 1fr/minmax(0,1fr) minmax(0,5.5rem) minmax(5.6rem,auto);align-items:center;
gap:0 12px;padding:0 8px;border-radius:6px}
.coin:hover{background:var(--hover)}
.who{grid-area:who;min-width:0;display:grid}
.symbol{font-weight:600}
.name{color:var(--quiet);font-size:12px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.figures{grid-area:worth;display:grid;justify-items:end;white-space:nowrap}
.value{font-weight:600;border-radius:4px;padding:0 2px;margin:0 -2px}
.moved{font-size:12px;color:var(--quiet)}
.up{color:var(--up)}.down{color:var(--down)}
svg{grid-area:line;width:100%;height:28px;display:block;overflow:visible;color:var(--quiet)}
svg.up{color:var(--up)}svg.down{color:var(--down)}
path{fill:none;stroke:currentColor;stroke-width:1.5;vector-effect:non-scaling-stroke;stroke-linecap:round;stroke-linejoin:round}
.area{fill:currentColor;fill-opacity:.12;stroke:none}.end{stroke-width:5}
.old .value,.old .moved,.old svg{color:var(--quiet)}
footer{padding:4px 12px 6px;font-size:12px;color:var(--quiet);display:flex;gap:4px 12px;flex-wrap:wrap}
.state{color:var(--ink)}
@container (min-height:6.5rem){.coin{grid-template:"who worth" auto "line line" 1fr/minmax(0,1fr) auto;padding:8px;gap:8px 12px}
.coin svg{height:100%;min-height:24px}}
.one{flex:1;min-height:0;overflow:auto;padding:8px 12px;display:flex;flex-direction:column;gap:6px}
.head{display:flex;flex-wrap:wrap;align-items:baseline;justify-content:space-between;gap:0 12px}
.head .value{font-size:clamp(18px,7vmin,34px)}.head .moved{font-size:14px}
.one svg{flex:1 0 48px;height:auto;min-height:48px;margin:4px 0}
.back{align-self:start;padding:3px 6px;margin:-2px -6px 0;border-radius:6px;color:var(--quiet);min-height:24px}
.back:hover{background:var(--hover)}
table{width:100%;border-collapse:collapse;font-size:13px}
th{font-weight:400;color:var(--quiet);text-align:start}
td{text-align:end}th,td{padding:3px 0;border-top:1px solid var(--rim)}thead th:not(:first-child){text-align:end}
.nothing{flex:1;display:grid;place-content:center;justify-items:center;gap:10px;padding:8px;text-align:center;color:var(--quiet)}
.nothing button{color:var(--ink);border:1px solid var(--rim);border-radius:8px;padding:5px 12px}
@media (max-width:270px){.coin{grid-template-columns:minmax(0,1fr) 0 auto;gap:0}.coin svg,.name{display:none}
footer span{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
@container (min-height:6.5rem){.coin svg{display:block}.name{display:block}}}
@media (max-height:150px){ul{grid-auto-rows:minmax(1.6rem,1fr)}.name{display:none}.figures{display:flex;align-items:baseline;gap:8px}
footer:not(.tell){display:none}footer{padding:0 12px 2px}.day{display:none}.one{padding:2px 12px}.one .head{flex-wrap:nowrap;margin:auto 0}
.head .value{font-size:16px}.head .moved{font-size:12px}}
@media (max-height:150px) and (max-width:200px){.moved{display:none}}
@media (max-height:110px){.one svg{display:none}}
@media (max-height:260px){.one table{display:none}}
@media (forced-colors:active){.up,.down{color:CanvasText}}`;

  const DEFAULTS = { coins: ["BTC", "ETH", "SOL", "XRP", "ADA", "DOGE"], currency: "usd", sort: "listed", chart: true };
  const FLASH = 900;

  const host = window.patchbay;
  const rows = new Map();
  const formats = new Map();
  let records = new Map();
  let context = {};
  let config = DEFAULTS;
  let status = { state: "connecting", since: null };
  let opened = null;
  let kept = null;
  let shown = false;

  const main = element("main");
  const list = element("ul");
  const footer = element("footer");
  const day = element("span", "day");
  const state = element("span", "state");
  state.setAttribute("role", "status");
  footer.append(day, state);

  /** Text is only ever set as text: what comes from a record can be no markup. */
  function element(tag, name = "", ...inside) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    made.append(...inside);
    return made;
  }

  function svg(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  }

  const language = () => (/^de\b/.test(context.locale ?? "") ? "de" : "en");
  const words = () => WORDS[language()];

  function format(kind, options) {
    const key = `${context.locale} ${context.timeZone} ${kind} ${JSON.stringify(options)}`;
    if (!formats.has(key)) formats.set(key, new Intl[kind](context.locale || "en", options));
    return formats.get(key);
  }

  /** Cents where they tell something; four digits of what is worth less than one. */
  function money(value) {
    const digits = value >= 10_000 ? { maximumFractionDigits: 0 } : value >= 1 ? {} : { maximumSignificantDigits: 4 };
    return format("NumberFormat", { style: "currency", currency: config.currency.toUpperCase(), currencyDisplay: "narrowSymbol", ...digits }).format(value);
  }

  const percent = (ratio) =>
    format("NumberFormat", { style: "percent", minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" }).format(ratio);

  const date = (iso, month = "long") =>
    format("DateTimeFormat", { day: "numeric", month, ...(month === "long" && { year: "numeric" }), timeZone: "UTC" }).format(new Date(iso));

  const time = (iso) =>
    format("DateTimeFormat", { hour: "2-digit", minute: "2-digit", timeZone: context.timeZone || undefined }).format(new Date(iso));

  /** What is shown of a record, or null for one that is none. */
  function reading({ symbol, name, history, ...record }) {
    const worth = record[config.currency];
    if (!(worth > 0)) return null;
    const days = (Array.isArray(history) ? history : [])
      .map((each) => ({ day: each.day, worth: each[config.currency] }))
      .filter((each) => each.worth > 0);
    const before = days.at(-1)?.day === record.day ? days.at(-2) : null;
    const change = before ? worth / before.worth - 1 : config.currency === "usd" && record.change_percent != null ? record.change_percent / 100 : null;
    return { symbol, name, day: record.day, worth, days, change };
  }

  function chosen() {
    const known = config.coins.map((symbol) => records.get(symbol)).filter(Boolean).map(reading).filter(Boolean);
    const by = {
      name: (one, other) => one.name.localeCompare(other.name, context.locale),
      value: (one, other) => other.worth - one.worth,
      change: (one, other) => (other.change ?? -Infinity) - (one.change ?? -Infinity),
    }[config.sort];
    return by ? known.sort(by) : known;
  }

  /** Of what is written, so that nothing rises by 0.00 %. */
  const direction = (change) => (change >= 0.00005 ? "up" : change <= -0.00005 ? "down" : "");

  /** A line through the days, as wide and high as there is room. */
  function line(target, { days, change }) {
    const worths = days.map(({ worth }) => worth);
    const [low, high] = [Math.min(...worths), Math.max(...worths)];
    const x = (n) => (days.length > 1 ? (100 * n) / (days.length - 1) : 100);
    const y = (worth) => (high > low ? 28 - (24 * (worth - low)) / (high - low) : 16);
    const points = worths.map((worth, n) => `${x(n).toFixed(1)} ${y(worth).toFixed(1)}`);
    target.setAttribute("class", direction(change));
    target.style.display = !config.chart || points.length < 2 ? "none" : "";
    const [area, path, end] = target.children;
    area.setAttribute("d", points.length > 1 ? `M0 32L${points.join("L")}L100 32Z` : "");
    path.setAttribute("d", points.length > 1 ? `M${points.join("L")}` : "");
    end.setAttribute("d", points.length ? `M${points.at(-1)}h0` : "");
  }

  function newLine() {
    const made = svg("svg", { viewBox: "0 0 100 32", preserveAspectRatio: "none", "aria-hidden": "true" });
    made.append(svg("path", { class: "area" }), svg("path", {}), svg("path", { class: "end" }));
    return made;
  }

  function newRow(symbol) {
    const parts = {
      symbol: element("span", "symbol", symbol),
      name: element("span", "name"),
      value: element("span", "value"),
      moved: element("span", "moved"),
      line: newLine(),
    };
    const button = element(
      "button",
      "coin",
      element("span", "who", parts.symbol, parts.name),
      parts.line,
      element("span", "figures", parts.value, parts.moved),
    );
    button.type = "button";
    button.addEventListener("click", () => open(symbol));
    return { ...parts, button, item: element("li", "", button), worth: null };
  }

  function fill(parts, coin) {
    parts.name.textContent = coin.name;
    parts.value.textContent = money(coin.worth);
    parts.moved.textContent = coin.change === null ? "" : percent(coin.change);
    parts.moved.className = `moved ${direction(coin.change)}`;
    line(parts.line, coin);
  }

  /** A short light behind a value that moved, unless somebody wants no motion. */
  function flash(row, coin) {
    const moved = row.worth !== null && row.currency === config.currency && row.worth !== coin.worth;
    const up = coin.worth > row.worth;
    Object.assign(row, { worth: coin.worth, currency: config.currency });
    if (!moved || status.state !== "live" || !row.value.animate || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const light = `color-mix(in srgb, var(${up ? "--up" : "--down"}) 28%, transparent)`;
    row.value.animate([{ backgroundColor: light }, { backgroundColor: "transparent" }], { duration: FLASH, easing: "ease-out" });
  }

  function drawList(coins) {
    const gone = new Set(rows.keys());
    coins.forEach((coin, at) => {
      gone.delete(coin.symbol);
      if (!rows.has(coin.symbol)) rows.set(coin.symbol, newRow(coin.symbol));
      const row = rows.get(coin.symbol);
      fill(row, coin);
      flash(row, coin);
      if (list.children[at] !== row.item) list.insertBefore(row.item, list.children[at] ?? null);
    });
    for (const symbol of gone) {
      rows.get(symbol).item.remove();
      rows.delete(symbol);
    }
    list.setAttribute("aria-label", words().coins);
    return list;
  }

  function drawOne(coin, alone) {
    const { all, day: dayWord, worth, change, range } = words();
    const back = element("button", "back", `‹ ${all}`);
    back.type = "button";
    back.addEventListener("click", close);
    const parts = { name: element("span", "name"), value: element("span", "value"), moved: element("span", "moved"), line: newLine() };
    const head = element("div", "head", element("span", "who", element("span", "symbol", coin.symbol), parts.name));
    head.append(element("span", "figures", parts.value, parts.moved));
    fill(parts, coin);
    const days = coin.days.map((each, n) => ({ ...each, change: n > 0 ? each.worth / coin.days[n - 1].worth - 1 : null }));
    const worths = [coin.worth, ...days.map((each) => each.worth)];
    const title = element("caption", "name", range(money(Math.min(...worths)), money(Math.max(...worths))));
    const header = (text) => Object.assign(element("th", "", text), { scope: "col" });
    const table = element("table", "", title, element("thead", "", element("tr", "", header(dayWord), header(worth), header(change))));
    const body = days.reverse().map((each) => {
      const moved = each.change === null ? "" : percent(each.change);
      const name = Object.assign(element("th", "", date(each.day, "short")), { scope: "row" });
      return element("tr", "", name, element("td", "", money(each.worth)), element("td", direction(each.change), moved));
    });
    table.append(element("tbody", "", ...body));
    const section = element("section", "one", ...(alone ? [] : [back]), head, parts.line, table);
    section.setAttribute("aria-label", coin.name);
    section.tabIndex = 0;
    return section;
  }

  /** The same while nothing in it changes, so that nobody who reads it is thrown back to its beginning. */
  function keep(tells, make) {
    const told = JSON.stringify(tells);
    if (kept?.told !== told) kept = { told, view: make() };
    return kept.view;
  }

  function nothing(text, button) {
    const box = element("div", "nothing", element("span", "", text));
    if (button) {
      const choose = element("button", "", button);
      choose.type = "button";
      choose.addEventListener("click", () => host.openConfig());
      box.append(choose);
    }
    return box;
  }

  function open(symbol) {
    opened = symbol;
    draw();
    main.querySelector(".back")?.focus();
  }

  function close() {
    const from = opened;
    opened = null;
    draw();
    rows.get(from)?.button.focus();
  }

  function draw() {
    const coins = chosen();
    const { of, waiting, none, choose } = words();
    const alone = coins.length === 1;
    const one = alone ? coins[0] : coins.find(({ symbol }) => symbol === opened);
    const empty = records.size > 0 ? [none, choose] : [waiting];
    const focused = main.contains(document.activeElement) ? document.activeElement : null;
    const view = one
      ? keep([one, config, context.locale, alone], () => drawOne(one, alone))
      : coins.length > 0
        ? drawList(coins)
        : keep(empty, () => nothing(...empty));
    if (main.firstChild !== view || main.childElementCount !== 2) main.replaceChildren(view, footer);
    if (focused && focused !== document.activeElement) (focused.isConnected ? focused : main.querySelector(".one, button"))?.focus();
    const latest = coins.reduce((newest, coin) => (coin.day > newest ? coin.day : newest), "");
    day.textContent = latest && of(date(latest));
    tell();
    if (coins.length > 0 && !shown) {
      shown = true;
      performance.mark("crypto-ticker:shown");
    }
  }

  /** What was true once is still shown, but never as if it were true now. */
  function tell() {
    const { stale, staleNow, revoked } = words();
    const { state: how, since } = status;
    const old = how === "stale" || how === "offline";
    main.classList.toggle("old", old || how === "revoked");
    footer.classList.toggle("tell", old || how === "revoked");
    const text = how === "revoked" ? revoked : old ? (since ? stale(time(since)) : staleNow) : "";
    if (state.textContent !== text) state.textContent = text;
  }

  function configure(given) {
    const known = given && typeof given === "object" ? given : {};
    const coins = Array.isArray(known.coins) ? known.coins.filter((each) => typeof each === "string") : [];
    config = {
      coins: coins.length > 0 ? coins : DEFAULTS.coins,
      currency: known.currency === "EUR" ? "eur" : "usd",
      sort: ["name", "value", "change"].includes(known.sort) ? known.sort : "listed",
      chart: known.chart !== false,
    };
  }

  /** The host's theme, language and variables; they may change at any time. */
  function use(given) {
    context = given ?? {};
    const root = document.documentElement;
    root.style.colorScheme = context.theme === "dark" ? "dark" : "light";
    root.lang = language();
    for (const [name, value] of Object.entries(context.styles?.variables ?? {})) {
      if (name.startsWith("--")) root.style.setProperty(name, value);
    }
  }

  /** All that the source says, whatever it said before. */
  function receive({ records: known, state: how, since }) {
    records = new Map([...known.values()].map(({ value }) => [value.symbol, value]));
    status = { state: how, since };
    draw();
  }

  const style = element("style");
  style.textContent = STYLE;
  document.head.append(style);
  document.body.replaceChildren(main);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && opened) close();
  });
  use({ locale: navigator.language, theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light" });
  draw();
  host.onContext((given) => {
    use(given);
    draw();
  });
  host.onConfig((given) => {
    configure(given);
    draw();
  });
  host.ready().then((given) => {
    use(given);
    configure(host.config);
    draw();
    host.data.subscribe("self", receive);
  });
})();
