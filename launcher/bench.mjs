// `./patchbay bench [NAME]`: runs the benchmarks and keeps their figures in docs/benchmarks.md, each beside its peer.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { at } from "./paths.mjs";
import { bold, dim, Refusal, say } from "./say.mjs";
import { commit, machine } from "./soak.mjs";

const HEAD = `# Benchmarks

What \`./patchbay bench\` measured, newest run of each. Absolute times of a shared machine mean little; the ratio to the peer of the
same run is what to look at, and the load tells how many others wanted the same cores. What each does is in
[benchmarks/](../benchmarks/README.md).
`;

export async function bench(name) {
  const all = [];
  for (const file of readdirSync(at("benchmarks")).filter((each) => each.endsWith(".mjs"))) {
    const benchmark = await import(at("benchmarks", file));
    if (benchmark.run) all.push({ name: file.replace(/\.mjs$/, ""), ...benchmark });
  }
  const wanted = name ? all.filter((each) => each.name === name) : all;
  if (wanted.length === 0) throw new Refusal(`Which benchmark? ${all.map((each) => each.name).join(", ")}`);
  for (const { title, run } of wanted) {
    say(bold(title));
    const before = loadavg()[0];
    const rows = await run((line) => say(dim(`  ${line}`)));
    for (const { figure, value, peer, ratio } of rows) say(`  ${figure}: ${bold(value)} (${peer}: ${ratio})`);
    keep(title, rows, `load ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`);
  }
}

/** Replaces the section of this title, or adds it. */
function keep(title, rows, load) {
  const file = at("docs", "benchmarks.md");
  const [head, ...sections] = (existsSync(file) ? readFileSync(file, "utf8") : HEAD).split(/^(?=## )/m);
  const others = sections.filter((section) => !section.startsWith(`## ${title}\n`));
  const table = rows.map(({ figure, value, peer, ratio }) => `| ${figure} | ${value} | ${peer} | ${ratio} |`);
  const section = [
    `## ${title}`,
    "",
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${machine()}, ${load}`,
    "",
    "| figure | value | beside | ratio |",
    "|---|---|---|---|",
    ...table,
    "",
  ].join("\n");
  const body = [...others.map((each) => `${each.trimEnd()}\n`), section].sort();
  writeFileSync(file, [`${head.trimEnd()}\n`, ...body].join("\n"));
}
