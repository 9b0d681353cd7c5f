import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Each is a package of one day's rates, as it was published that day. */
const DAYS = ["rates-day-1", "rates-day-2", "rates-day-3"];

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

/**
 * What coins were worth, day by day, the oldest day first. Nothing is made up: a coin that a day does not know is left out of it,
 * and the change is to the day before, null on the first.
 */
export function days() {
  const read = DAYS.map((name) => {
    const { date, usd } = require(`${name}/v1/currencies/usd.json`);
    const { eur } = require(`${name}/v1/currencies/eur.json`);
    return { date, usd, eur };
  }).sort((one, other) => one.date.localeCompare(other.date));
  return read.map(({ date, usd, eur }, index) => ({
    day: date,
    records: Object.entries(COINS)
      .filter(([code]) => usd[code] > 0 && eur[code] > 0)
      .map(([code, name]) => ({
        symbol: code.toUpperCase(),
        name,
        day: date,
        usd: rounded(1 / usd[code]),
        eur: rounded(1 / eur[code]),
        change_percent: index > 0 && read[index - 1].usd[code] > 0 ? rounded(100 * (read[index - 1].usd[code] / usd[code] - 1)) : null,
      })),
  }));
}

/** Eight digits are more than the packages have for most coins. */
const rounded = (number) => Number(number.toPrecision(8));
