// The commands of ./patchbay.

import { parseArgs } from "node:util";
import { has } from "./paths.mjs";
import { bold, dim, red, Refusal, say } from "./say.mjs";

const number = (text, name) => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) throw new Refusal(`--${name} takes a number from 1 to 65535.`);
  return value;
};

const commands = {
  up: {
    usage: "up [--fresh] [--port N] [--data DIR] [--without SAMPLE] [--reach HOST:PORT]",
    line: "builds what is needed and runs everything with demo data; Ctrl-C stops it. --reach: a program of yours that it may call",
    options: {
      fresh: { type: "boolean" },
      port: { type: "string" },
      data: { type: "string" },
      without: { type: "string", multiple: true },
      reach: { type: "string", multiple: true },
    },
    run: async ({ port, ...options }) =>
      (await import("./up.mjs")).up({ ...options, port: port && number(port, "port") }),
  },
  check: {
    usage: "check",
    line: "format, lint, types, unit, module and architecture tests, drift: minutes",
    run: async () => (await import("./test.mjs")).check(),
  },
  test: {
    usage: "test [MODULE | --story NAME]",
    line: "everything that CI runs; one module of the server, web, samples or launcher; or one story",
    options: { story: { type: "string" } },
    run: async ({ story }, [module]) => (await import("./test.mjs")).test({ module, story }),
  },
  soak: {
    usage: "soak NAME [--rounds N] [--seed N]",
    line: "a long story of faults; appends its figures to docs/soak.md",
    present: () => has("acceptance"),
    options: { rounds: { type: "string" }, seed: { type: "string" } },
    run: async (options, [name]) => (await import("./soak.mjs")).soak(name, options),
  },
  bench: {
    usage: "bench [NAME]",
    line: "figures beside a named peer or limit, kept in docs/benchmarks.md",
    present: () => has("benchmarks"),
    run: async (_, [name]) => (await import("./bench.mjs")).bench(name),
  },
  fix: {
    usage: "fix",
    line: "applies the formatters",
    run: async () => (await import("./test.mjs")).fix(),
  },
  sample: {
    usage: "sample NAME [--data DIR]",
    line: "runs one sample in this terminal, beside `up --without NAME`",
    present: () => has("samples"),
    options: { data: { type: "string" } },
    run: async (options, [name]) => (await import("./sample.mjs")).sample(name, options),
  },
  "check-integration": {
    usage: "check-integration MANIFEST [--webhook-secret SECRET] [--rule RULE=MODE] [--json]",
    line: "checks an integration on this machine as the marketplace would: health, https, webhook signatures and more",
    options: { "webhook-secret": { type: "string" }, rule: { type: "string", multiple: true }, json: { type: "boolean" } },
    run: async (options, [manifest]) => (await import("./check-integration.mjs")).checkIntegration(manifest, options),
  },
  catalog: {
    usage: "catalog apply [--dry-run] [--data DIR]",
    line: "reads catalog.yaml again and says what changed",
    options: { "dry-run": { type: "boolean" }, data: { type: "string" } },
    run: async (options, [verb]) => (await import("./catalog.mjs")).catalog(verb, options),
  },
  gateway: {
    usage: "gateway check|reload [--data DIR]",
    line: "checks gateway.yaml, or has it read again, and lists the rules",
    options: { data: { type: "string" } },
    run: async (options, [verb]) => (await import("./gateway.mjs")).gateway(verb, options),
  },
  keys: {
    usage: "keys rotate [--urgent | --sealing] [--data DIR]",
    line: "replaces the keys that sign, in time or at once, or the key that seals secrets",
    options: { urgent: { type: "boolean" }, sealing: { type: "boolean" }, data: { type: "string" } },
    run: async (options, [verb]) => (await import("./keys.mjs")).keys(verb, options),
  },
  doctor: {
    usage: "doctor [--data DIR]",
    line: "looks at this machine and this data, and says what is missing",
    options: { data: { type: "string" } },
    run: async (options) => (await import("./doctor.mjs")).doctor(options),
  },
};

async function main([name, ...args]) {
  if (!name || ["help", "--help", "-h"].includes(name)) return list();
  const command = commands[name];
  if (!command || command.present?.() === false) {
    throw new Refusal(`There is no command "${name}". Plain ./patchbay lists them.`, { exitCode: 2 });
  }
  let parsed;
  try {
    parsed = parseArgs({ args, options: command.options ?? {}, allowPositionals: true });
  } catch (wrong) {
    throw new Refusal(`${wrong.message}\nUsage: ./patchbay ${command.usage}`, { exitCode: 2 });
  }
  return command.run(parsed.values, parsed.positionals);
}

function list() {
  say(`${bold("Patchbay")}, an integration and app marketplace`);
  say();
  for (const { usage, line, present } of Object.values(commands)) {
    if (present?.() === false) continue;
    say(`  ./patchbay ${usage}`);
    say(dim(`      ${line}`));
  }
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ?? 0;
} catch (failed) {
  process.stderr.write(`${red("✗")} ${failed instanceof Refusal ? failed.message : failed.stack}\n`);
  process.exitCode = failed.exitCode ?? 1;
}
process.exit();
