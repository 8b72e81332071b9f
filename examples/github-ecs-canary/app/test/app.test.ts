import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { createApp } from "../src/app.js";
import { settingsOf } from "../src/settings.js";

const ENV = { DATABASE_URL: "postgres://shop:hunter2@db.example:5432/shop", PAYMENT_TOKEN: "a token" };
const server = createApp(settingsOf(ENV));
let url = "";

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => server.close());

test("is well", async () => assert.equal((await fetch(`${url}/healthz`)).status, 200));

test("has its secrets and keeps them", async () => {
  const text = await (await fetch(url)).text();
  assert.match(text, /"database":"db.example:5432","payments":true/);
  assert.doesNotMatch(text, /hunter2|a token/);
});

test("knows nothing else", async () => assert.equal((await fetch(`${url}/admin`)).status, 404));

for (const name of ["DATABASE_URL", "PAYMENT_TOKEN"]) {
  test(`doesn't start without ${name}`, () => {
    assert.throws(() => settingsOf({ ...ENV, [name]: undefined }), new RegExp(name));
  });
}
