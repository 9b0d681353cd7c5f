// From the start of the process to the first page, on a new data folder and on one that is there, and the memory held afterwards,
// beside the limits that we set ourselves: 8 s and 600 MB for Patchbay together with its PostgreSQL.

import { Subject } from "./subject.mjs";

export const title = "Start and memory";

const LONGEST_START = 8;
const MOST_MEMORY = 600;
const WARM_STARTS = 3;

export async function run(say) {
  const subject = await Subject.prepare();
  try {
    say("cold start");
    const cold = await subject.start();
    const memory = await settled(subject);
    const cpuCold = subject.cpuSeconds();
    const warm = [];
    const cpu = [];
    for (let i = 0; i < WARM_STARTS; i++) {
      await subject.stop();
      say(`warm start ${i + 1} of ${WARM_STARTS}`);
      warm.push(await subject.start());
      cpu.push(subject.cpuSeconds());
    }
    const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
    return [
      row("cold start to the first page (unpacks and initialises PostgreSQL)", cold, cpuCold),
      row(`warm start to the first page, median of ${WARM_STARTS}`, middle(warm), middle(cpu)),
      {
        figure: "resident memory of Patchbay and PostgreSQL after the start",
        value: `${Math.round(memory)} MiB`,
        peer: `limit ${MOST_MEMORY} MB`,
        ratio: `${Math.round((100 * memory * 1.048576) / MOST_MEMORY)} % of the limit`,
      },
    ];
  } finally {
    await subject.remove();
  }
}

function row(figure, seconds, cpu) {
  return {
    figure,
    value: `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor time)`,
    peer: `limit ${LONGEST_START} s`,
    ratio: `${Math.round((100 * seconds) / LONGEST_START)} % of the limit`,
  };
}

/** Memory once a few pages have been asked for. */
async function settled(subject) {
  for (const path of ["/", "/login", "/api/session", "/api/listings", "/oidc/.well-known/openid-configuration"]) {
    const answer = await fetch(subject.base + path);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    await answer.arrayBuffer();
  }
  return subject.residentMebibytes();
}
