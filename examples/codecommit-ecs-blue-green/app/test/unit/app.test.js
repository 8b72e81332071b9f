import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { createApp } from "../../src/app.js";

const server = createApp();
let url;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

const place = (body) => fetch(`${url}/orders`, { method: "POST", body });

test("is well", async () => {
  const response = await fetch(`${url}/healthz`);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: "ok" });
});

test("keeps an order", async () => {
  const response = await place(JSON.stringify({ item: "kettle", quantity: 2 }));
  assert.equal(response.status, 201);
  const order = await response.json();
  const orders = await (await fetch(`${url}/orders`)).json();
  assert.deepEqual(orders, [order]);
});

for (const [what, body] of [
  ["no JSON", "kettle"],
  ["no quantity", JSON.stringify({ item: "kettle" })],
  ["a negative quantity", JSON.stringify({ item: "kettle", quantity: -1 })],
  ["too much text", JSON.stringify({ item: "k".repeat(20_000), quantity: 1 })],
]) {
  test(`refuses ${what}`, async () => {
    assert.equal((await place(body)).status, 400);
  });
}

test("knows nothing else", async () => {
  assert.equal((await fetch(`${url}/admin`)).status, 404);
});
