import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { brokerToken } from "../src/token.js";

let provider;
let asked = [];

before(async () => {
  provider = createServer(async (request, response) => {
    if (request.url.endsWith("/openid-configuration")) {
      return response.end(JSON.stringify({ token_endpoint: `${origin()}/oidc/token` }));
    }
    let body = "";
    for await (const part of request) body += part;
    asked.push({ form: new URLSearchParams(body), authorization: request.headers.authorization });
    if (request.headers.authorization !== `Basic ${Buffer.from("c_1:s%3A%2F").toString("base64")}`) {
      response.statusCode = 401;
      return response.end("{}");
    }
    response.end(JSON.stringify({ access_token: `token-${asked.length}`, expires_in: 600 }));
  });
  await new Promise((resolve) => provider.listen(0, "127.0.0.1", resolve));
});
after(() => provider.close());
const origin = () => `http://127.0.0.1:${provider.address().port}`;

test("asks for a token for the broker alone, and for another one before it ends", async () => {
  let now = 0;
  asked = [];
  const token = brokerToken({ patchbayUrl: new URL(origin()), clientId: "c_1", clientSecret: "s:/", now: () => now });
  assert.equal(await token.get(), "token-1");
  assert.equal(asked[0].form.get("resource"), "patchbay:broker");
  assert.equal(asked[0].form.get("grant_type"), "client_credentials");

  now = 539_000;
  assert.equal(await token.get(), "token-1");
  now = 541_000;
  assert.equal(await token.get(), "token-2", "a minute before its end");

  token.forget();
  assert.equal(await token.get(), "token-3");
});

test("says what may be wrong", async () => {
  const token = brokerToken({ patchbayUrl: new URL(origin()), clientId: "c_1", clientSecret: "wrong" });
  await assert.rejects(token.get(), /answered 401: are CLIENT_ID and CLIENT_SECRET right/);
});
