// Against what was just released: SERVICE_URL says where it is.
import assert from "node:assert/strict";
import { test } from "node:test";

const url = process.env.SERVICE_URL;

test("the first page answers, and is asked for again", async () => {
  const response = await fetch(`${url}/`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get("cache-control"), /max-age=0/);
});

test("what it names is there, and kept", async () => {
  const html = await (await fetch(`${url}/`)).text();
  const assets = [...html.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path);
  assert.notEqual(assets.length, 0);
  for (const asset of assets) {
    const response = await fetch(url + asset);
    assert.equal(response.status, 200, asset);
    assert.match(response.headers.get("cache-control"), /immutable/);
  }
});

test("a page that there isn't is told of", async () => {
  const response = await fetch(`${url}/no-such-page.html`);
  assert.equal(response.status, 404);
  assert.match(await response.text(), /no such page/);
});
