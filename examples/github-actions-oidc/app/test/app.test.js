import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { createApp } from "../src/app.js";

const server = createApp();
const ask = async (path) => fetch(`http://127.0.0.1:${server.address().port}${path}`);

before(() => once(server.listen(0), "listening"));
after(() => server.close());

test("is well, and says so", async () => {
  assert.deepEqual(await (await ask("/healthz")).json(), { status: "ok" });
});

test("has a quote for everybody, and for nothing else", async () => {
  assert.match((await (await ask("/")).json()).quote, /\.$/);
  assert.equal((await ask("/other")).status, 404);
});
