/** Longer titles say too much for the head of a column. */
const longestTitle = 80;
const longestUnit = 20;

/** `change_percent`, `changePercent` and `change-percent` are the words “change” and “percent”. */
const wordsOf = (name: string) =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[\s_.-]+/)
    .filter(Boolean);

/** Only those that are no words: nobody means the currency with “all” or “top”. */
const currencies = new Set(
  'usd eur gbp chf jpy cny cad aud nzd sek nok dkk pln czk huf ron inr brl mxn krw zar sgd hkd'.split(' '),
);

/** What a last word of a name means. */
const unitWords: Record<string, string> = {
  percent: '%',
  percentage: '%',
  pct: '%',
  prozent: '%',
  celsius: '°C',
  fahrenheit: '°F',
  bytes: 'B',
  ms: 'ms',
  millis: 'ms',
  milliseconds: 'ms',
  seconds: 's',
  sekunden: 's',
  kwh: 'kWh',
  kw: 'kW',
  mw: 'MW',
  watts: 'W',
  volts: 'V',
  kg: 'kg',
  km: 'km',
  kmh: 'km/h',
  kph: 'km/h',
  mph: 'mph',
  cm: 'cm',
  mm: 'mm',
  hpa: 'hPa',
  mbar: 'mbar',
  hz: 'Hz',
  mhz: 'MHz',
  ghz: 'GHz',
  ppm: 'ppm',
  rpm: 'rpm',
  lux: 'lx',
  db: 'dB',
};

/** Signs in descriptions, “in °C” or “(kWh)”; and whole words anywhere in them. */
const signs =
  /(?:\b[Ii]n\s+|[([]\s*)(°C|°F|%|kWh|kW|MWh|MW|W|V|km\/h|km|kg|cm|mm|m\/s|ms|hPa|mbar|MHz|GHz|kHz|Hz|ppm|rpm|dB|lx|kB|MB|GB|bytes|percent|Prozent|seconds|Sekunden)(?=[\s)\].,;]|$)/;
const said: [RegExp, string][] = [
  [/\bUS[- ]dollars?\b|\bUS-Dollar\b/i, 'USD'],
  [/\beuros?\b/i, 'EUR'],
  [/\bpounds? sterling\b/i, 'GBP'],
  [/\bswiss francs?\b|\bSchweizer Franken\b/i, 'CHF'],
  [/\bdegrees? celsius\b|\bGrad Celsius\b/i, '°C'],
  [/\bper ?cent\b|\bProzent\b/i, '%'],
];

const unitOfWord = (word: string | undefined) => {
  const known = word?.toLowerCase() ?? '';
  if (currencies.has(known)) return known.toUpperCase();
  return Object.hasOwn(unitWords, known) ? (unitWords[known] ?? null) : null;
};

/** In what a number is measured: as its schema says (`unit`, `x-unit`), else its name, else its title and description. */
export function unitOf(name: string, property: Record<string, unknown>): string | null {
  for (const given of [property.unit, property['x-unit']]) {
    if (typeof given === 'string' && given.trim() && given.length <= longestUnit) return given.trim();
  }
  const named = unitOfWord(wordsOf(name).at(-1));
  if (named) return named;
  for (const text of [property.title, property.description]) {
    if (typeof text !== 'string') continue;
    const words = text.slice(0, 500);
    const sign = signs.exec(words)?.[1];
    if (sign) return Object.hasOwn(unitWords, sign.toLowerCase()) ? (unitOfWord(sign) ?? sign) : sign;
    const told = said.find(([pattern]) => pattern.test(words));
    if (told) return told[1];
  }
  return null;
}

/** What a field is called: its schema's title, else its name as words, without a unit that stands beside its figures anyway. */
export function titleOf(name: string, title: unknown, numeric: boolean) {
  if (typeof title === 'string' && title.trim()) return shortened(title.trim());
  const words = wordsOf(name);
  if (words.length === 1 && currencies.has(name.toLowerCase())) return name.toUpperCase();
  if (words.length > 1 && numeric && unitOfWord(words.at(-1))) words.pop();
  const text =
    words.map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word.toLowerCase())).join(' ') || name;
  return shortened(text.charAt(0).toUpperCase() + text.slice(1));
}

const shortened = (text: string) => {
  const letters = [...text];
  return letters.length > longestTitle ? `${letters.slice(0, longestTitle - 1).join('')}…` : text;
};
