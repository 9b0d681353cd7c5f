// What the person at the terminal reads. Every mistake of theirs is a Refusal: a sentence and a mend, no stack trace.

const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const painted = (code) => (text) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = painted("1");
export const dim = painted("2");
export const red = painted("31");
export const green = painted("32");
export const yellow = painted("33");

export class Refusal extends Error {
  constructor(message, { exitCode = 1 } = {}) {
    super(message);
    this.exitCode = exitCode;
  }
}

export function say(line = "") {
  process.stdout.write(`${line}\n`);
}

export function warn(line) {
  process.stderr.write(`${yellow("!")} ${line}\n`);
}

/** Says that something is under way and, in the end, how long it took. */
export async function step(name, what, work) {
  say(`${dim("…")} ${name.padEnd(18)} ${dim(what)}`);
  const began = performance.now();
  const result = await work();
  say(`${green("✓")} ${name.padEnd(18)} ${dim(seconds(performance.now() - began))}`);
  return result;
}

export function seconds(milliseconds) {
  return milliseconds < 60_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}
