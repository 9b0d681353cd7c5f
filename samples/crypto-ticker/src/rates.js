import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Each is a package of one day's rates, as it was published that day. */
const DAYS = ["rates-day-1", "rates-day-2", "rates-day-3", "rates-day-4", "rates-day-5", "rates-day-6", "rates-day-7"];

/** The first days are told as history alone, so that there is something to draw from the beginning. */
const BEFORE = 3;

const COINS = {
  ada: "Cardano",
  algo: "Algorand",
  atom: "Cosmos",
  avax: "Avalanche",
  bch: "Bitcoin Cash",
  bnb: "BNB",
  btc: "Bitcoin",
  doge: "Dogecoin",
  dot: "Polkadot",
  etc: "Ethereum Classic",
  eth: "Ethereum",
  link: "Chainlink",
  ltc: "Litecoin",
  near: "NEAR",
  sol: "Solana",
  trx: "TRON",
  uni: "Uniswap",
  xlm: "Stellar",
  xmr: "Monero",
  xrp: "XRP",
};

export const SYMBOLS = Object.keys(COINS).map((code) => code.toUpperCase());

/**
 * What coins were worth, day by day, the oldest day first, each with the days before it that are known. Nothing is made up: a coin
 * that a day does not know is left out of it, and the change is to the day before, null where that does not know the coin.
 */
export function days() {
  const read = DAYS.map((name) => {
    const { date, usd } = require(`${name}/v1/currencies/usd.json`);
    const { eur } = require(`${name}/v1/currencies/eur.json`);
    return { date, usd, eur };
  }).sort((one, other) => one.date.localeCompare(other.date));
  const worth = ({ date, usd, eur }, code) =>
    usd[code] > 0 && eur[code] > 0 ? { day: date, usd: rounded(1 / usd[code]), eur: rounded(1 / eur[code]) } : null;
  return read.slice(BEFORE).map((today, index) => ({
    day: today.date,
    records: Object.entries(COINS)
      .filter(([code]) => worth(today, code))
      .map(([code, name]) => {
        const known = read.slice(0, BEFORE + index + 1);
        const before = known.at(-2).usd[code];
        return {
          symbol: code.toUpperCase(),
          name,
          ...worth(today, code),
          change_percent: before > 0 ? rounded(100 * (before / today.usd[code] - 1)) : null,
          history: known.map((day) => worth(day, code)).filter(Boolean),
        };
      }),
  }));
}

/** Eight digits are more than the packages have for most coins. */
const rounded = (number) => Number(number.toPrecision(8));
