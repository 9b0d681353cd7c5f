// The demo world: two organizations, twelve people and an operator. None of them exists: all addresses end in
// `.demo.example`, a name reserved for examples (RFC 6761 §6.5), and all share one password that is no secret.

export const password = "walk-the-demo-market";

export const operator = { name: "Sigrid Brandt", email: "operator@patchbay.demo.example" };

export const organizations = [
  {
    name: "northwind-labs",
    displayName: "Northwind Labs",
    members: [
      member("owner", "ada@northwind.demo.example", "Ada Okonkwo"),
      member("admin", "mateo@northwind.demo.example", "Mateo Fernández Ruiz"),
      member("member", "soren@northwind.demo.example", "Søren Ærøskøbing"),
      member("member", "meiling@northwind.demo.example", "林美玲"),
      member("member", "priya@northwind.demo.example", "Priya Raghunathan"),
      member(
        "member",
        "antonia@northwind.demo.example",
        "Maria Antonia Wilhelmine Freifrau von Hohenstein-Papadopoulou zu Schwarzenberg",
      ),
      member("member", "tom@northwind.demo.example", "Tom Li"),
    ],
  },
  {
    name: "brightside-clinic",
    displayName: "Brightside Clinic",
    members: [
      member("owner", "leila@brightside.demo.example", "Dr. Leïla Benhaddou"),
      member("admin", "olumide@brightside.demo.example", "Olumide Adeyẹmí"),
      member("member", "ingrid@brightside.demo.example", "Ingrid Løvås"),
      member("member", "darya@brightside.demo.example", "Дарья Соколова"),
      member("member", "jose@brightside.demo.example", "José Ignacio Echeverría"),
      // belongs to both organizations, so that switching can be tried
      member("member", "priya@northwind.demo.example", "Priya Raghunathan"),
    ],
  },
];

const record = (name) => JSON.stringify([name]);
const COINS = ["BTC", "ETH", "SOL", "XRP", "ADA", "DOGE"].map(record);

/** What is on whose dashboard at first; without an organization, they installed the sources for themselves. */
export const dashboards = [
  {
    email: "ada@northwind.demo.example",
    organization: "northwind-labs",
    placements: [
      place(0, 0, 5, 8, "integration", "crypto-ticker", {}),
      place(5, 0, 4, 3, "number", "machine-pulse", { record: record("processor-busy"), field: "value", unit: "%", decimals: 0 }, "Processor"),
      place(9, 0, 3, 3, "number", "machine-pulse", { record: record("load-1m"), field: "value", decimals: 2, threshold: { above: 8 } }, "Load"),
      place(5, 3, 7, 5, "line", "machine-pulse", { field: "value", series: [record("processor-busy")], minutes: 15 }, "Processor, in percent"),
      place(0, 8, 7, 7, "table", "machine-pulse", { fields: ["name", "value", "unit", "at"], sort: { field: "name", descending: false } }, "This machine"),
      place(7, 8, 5, 7, "ticker", "crypto-ticker", { label: "symbol", field: "eur", change: "change_percent", records: COINS }, "Coins, in euros"),
    ],
  },
  {
    email: "leila@brightside.demo.example",
    organization: null,
    placements: [
      place(0, 0, 4, 4, "number", "crypto-ticker", { record: record("BTC"), field: "eur", decimals: 0, unit: "EUR" }, "One bitcoin"),
      place(4, 0, 8, 9, "integration", "crypto-ticker", { coins: ["BTC", "ETH", "LTC", "XMR", "DOT", "LINK", "SOL", "ADA"], currency: "EUR", sort: "value" }),
      place(0, 4, 4, 5, "line", "machine-pulse", { field: "value", series: [record("load-1m"), record("load-5m")], minutes: 15 }, "Load"),
    ],
  },
];

/** Each person once, by e-mail address. */
export const people = new Map(organizations.flatMap(({ members }) => members.map((person) => [person.email, person])));

function member(role, email, name) {
  return { role, email, name };
}

function place(x, y, w, h, widget, of, config, title) {
  return { widget, of, config, x, y, w, h, ...(title && { title }) };
}
