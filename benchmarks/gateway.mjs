// What the gateway carries to an upstream server per second and core, and how much later answers come at a rate that both can stand,
// beside nginx as a plain reverse proxy in front of the same upstream server on the same cores. Before anything is measured, twelve
// tokens have to be answered as they should be. wrk makes the load; the processor time is that of the proxy's processes alone.

import { execFile, execFileSync, spawn } from "node:child_process";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { Calls } from "./calls.mjs";
import { freePort, receiver, Subject } from "./subject.mjs";

export const title = "Gateway";

const CONNECTIONS = 32;
const WARM_UP_REQUESTS = 120_000; // fewer, and the compilers still work while the measured ones run
const SECONDS = 15;
const BODY = '{"leagues":[{"id":"sunday","name":"Sunday League","teams":10},{"id":"office","name":"Office League","teams":8}]}';
const TICKS = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));
const run$ = promisify(execFile);

export async function run(say) {
  for (const [program, name] of [["nginx", "nginx-light"], ["wrk", "wrk"]]) need(program, name, say);
  const folder = mkdtempSync(join(tmpdir(), "patchbay-gateway-"));
  const upstreamPort = await freePort();
  const proxyPort = await freePort();
  const app = await receiver();
  const upstream = nginx(folder, "upstream", upstreamServer(upstreamPort));
  const peer = nginx(folder, "peer", reverseProxy(proxyPort, upstreamPort));
  const rules = join(folder, "gateway.yaml");
  writeFileSync(rules, rulesFor(upstreamPort));
  const subject = await Subject.prepare({ webhookPort: app.port, sustained: true, settings: { "patchbay.gateway.rules": rules } });
  try {
    await subject.start();
    const client = await subject.client(await subject.owner(), "bench-app", app.bodies);
    const calls = new Calls(subject.port, 1);
    const { access_token: token } = await calls.grant(client);
    await matrix(subject, calls, client, token, say);
    calls.close();

    const through = { url: `${subject.base}/v1/bench/leagues`, token, cpu: () => subject.cpuSeconds() };
    const plain = { url: `http://127.0.0.1:${proxyPort}/bench/leagues`, cpu: () => cpuOf(peer.pid) };
    for (const { url, token: bearer } of [through, plain]) await assertAnswer(url, bearer);
    const ours = await measure("Patchbay", through, say);
    const theirs = await measure("nginx", plain, say);
    return [
      {
        figure: "requests/s/core through the gateway (token, scope, rate, assertion, proxy)",
        value: `${Math.round(ours.perCore)} (${Math.round(ours.perSecond)}/s with upstream and load generator beside it)`,
        peer: `nginx as a plain reverse proxy, ${Math.round(theirs.perCore)}/s/core (${Math.round(theirs.perSecond)}/s)`,
        ratio: `${((100 * ours.perCore) / theirs.perCore).toFixed(1)} % of nginx`,
      },
      {
        figure: `p99 at ${CONNECTIONS} connections, as fast as they go`,
        value: `${ours.p99.toFixed(1)} ms (p50 ${ours.p50.toFixed(1)} ms)`,
        peer: `nginx, ${theirs.p99.toFixed(1)} ms (p50 ${theirs.p50.toFixed(1)} ms)`,
        ratio: `${(ours.p99 - theirs.p99).toFixed(1)} ms added`,
      },
      await single(through, plain, say),
    ];
  } finally {
    await subject.remove();
    for (const server of [peer, upstream]) server.kill("SIGTERM");
    app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One connection, one request after the other: what is added where nothing waits for anything else. */
async function single(through, plain, say) {
  say("one connection");
  const ours = await wrk(through, 1, SECONDS);
  const theirs = await wrk(plain, 1, SECONDS);
  return {
    figure: "p99 at one connection",
    value: `${ours.p99.toFixed(2)} ms (p50 ${ours.p50.toFixed(2)} ms)`,
    peer: `nginx, ${theirs.p99.toFixed(2)} ms (p50 ${theirs.p50.toFixed(2)} ms)`,
    ratio: `${(ours.p99 - theirs.p99).toFixed(2)} ms added`,
  };
}

/** Twelve tokens, each with the answer that it has to get. */
async function matrix(subject, calls, client, token, say) {
  const [head, payload, signature] = token.split(".");
  const header = JSON.parse(Buffer.from(head, "base64url"));
  const claims = JSON.parse(Buffer.from(payload, "base64url"));
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signed = (h, c) => {
    const text = `${part(h)}.${part(c)}`;
    return `${text}.${sign("sha256", Buffer.from(text), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  };
  const hmac = `${part({ ...header, alg: "HS256" })}.${payload}`;
  const { access_token: returned } = await calls.grant(client);
  await giveBack(subject, client, returned);
  const expected = [
    ["a good one", 200, token],
    ["none", 401, undefined],
    ["alg none", 401, `${part({ ...header, alg: "none" })}.${payload}.`],
    ["signed by a stranger", 401, signed(header, claims)],
    ["HMAC with a public key", 401, `${hmac}.${createHmac("sha256", await publicKeys(subject)).update(hmac).digest("base64url")}`],
    ["another subject", 401, `${head}.${part({ ...claims, sub: "somebody" })}.${signature}`],
    ["more scopes", 401, `${head}.${part({ ...claims, scope: "organization data:write" })}.${signature}`],
    ["a key id that is a path", 401, signed({ ...header, kid: "../../../dev/null" }, claims)],
    ["a key of its own (jwk, jku)", 401, signed({ ...header, jku: "http://127.0.0.1:1/jwks" }, claims)],
    ["expired", 401, signed(header, { ...claims, exp: 1 })],
    ["given back", 401, returned],
    ["without the scope", 403, token, "/v1/scope/leagues"],
  ];
  for (const [what, status, bearer, path = "/v1/bench/leagues"] of expected) {
    const answer = await fetch(subject.base + path, { headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });
    const body = await answer.text();
    if (answer.status !== status) throw new Error(`a token that is ${what}: ${answer.status} instead of ${status}: ${body}`);
    if (status === 200 && body !== BODY) throw new Error(`the upstream server's answer is not whole: ${body}`);
  }
  say(`${expected.length} tokens are answered as they should be`);
}

async function giveBack(subject, { clientId, clientSecret }, token) {
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const answer = await fetch(`${subject.base}/oidc/token/revocation`, {
    method: "POST",
    headers: { authorization: `Basic ${basic}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ token }),
  });
  if (answer.status !== 200) throw new Error(`a token could not be given back: ${answer.status}`);
  await pause(1000); // longer than the feed takes
}

const publicKeys = async (subject) => (await fetch(`${subject.base}/oidc/jwks`)).text();

async function assertAnswer(url, token) {
  const answer = await fetch(url, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  const body = await answer.text();
  if (answer.status !== 200 || body !== BODY) throw new Error(`${url}: ${answer.status} ${body}`);
}

async function measure(name, target, say) {
  say(`${name}: ${WARM_UP_REQUESTS} requests to warm up, ${SECONDS} s measured`);
  for (let sent = 0; sent < WARM_UP_REQUESTS; ) sent += (await wrk(target, CONNECTIONS, SECONDS)).requests;
  const before = target.cpu();
  const result = await wrk(target, CONNECTIONS, SECONDS);
  return { ...result, perCore: result.requests / (target.cpu() - before) };
}

async function wrk({ url, token }, connections, seconds) {
  const headers = token ? ["-H", `Authorization: Bearer ${token}`] : [];
  const { stdout } = await run$("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "--timeout", "20s", ...headers, url]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const requests = Number(/(\d+) requests in/.exec(stdout)[1]);
  return { requests, perSecond: requests / seconds, p50: milliseconds(stdout, "50%"), p99: milliseconds(stdout, "99%") };
}

function milliseconds(output, percentile) {
  const [, number, unit] = new RegExp(`${percentile}\\s+([\\d.]+)(us|ms|s)`).exec(output);
  return Number(number) * { us: 0.001, ms: 1, s: 1000 }[unit];
}

/** Of a server and its workers. */
function cpuOf(pid) {
  const workers = execFileSync("ps", ["-o", "pid=", "--ppid", String(pid)], { encoding: "utf8" }).trim().split(/\s+/);
  const ticks = [pid, ...workers].map((each) => {
    const stat = readFileSync(`/proc/${each}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((total, value) => total + value, 0) / TICKS;
}

/** Installs a Debian package where that is possible; else says which one is missing. */
function need(program, name, say) {
  const found = () => {
    try {
      execFileSync("sh", ["-c", `command -v ${program} || test -x /usr/sbin/${program}`], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  };
  if (found()) return;
  say(`installing ${name}`);
  try {
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", name], { stdio: "ignore" });
  } catch {
    // told below
  }
  if (!found()) throw new Error(`${program} is missing: install the package ${name}`);
}

function nginx(folder, name, server) {
  const file = join(folder, `${name}.conf`);
  writeFileSync(
    file,
    `worker_processes 1; daemon off; pid ${join(folder, `${name}.pid`)}; error_log ${join(folder, `${name}.log`)};
events { worker_connections 1024; }
http { access_log off; keepalive_requests 10000000; ${server} }
`,
  );
  const path = `${process.env.PATH}:/usr/sbin`;
  return spawn("nginx", ["-c", file, "-e", join(folder, `${name}.log`)], { stdio: "ignore", env: { ...process.env, PATH: path } });
}

const upstreamServer = (port) =>
  `server { listen 127.0.0.1:${port}; default_type application/json; location / { return 200 '${BODY}'; } }`;

const reverseProxy = (port, upstreamPort) =>
  `upstream host_product { server 127.0.0.1:${upstreamPort}; keepalive 64; keepalive_requests 10000000; }
   server { listen 127.0.0.1:${port}; location / { proxy_pass http://host_product; proxy_http_version 1.1; proxy_set_header Connection ""; } }`;

const rulesFor = (port) => `rules:
  - path: /v1/bench/**
    callers: [m2m]
    scopes: [organization]
    rate: 9999999/s
    upstream: http://127.0.0.1:${port}
  - path: /v1/scope/**
    callers: [m2m]
    scopes: [data:write]
    rate: 9999999/s
    upstream: http://127.0.0.1:${port}
`;
