import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { escapeHtml, page } from "../../src/page.js";
import { price, search } from "../../src/products.js";
import { createApp } from "../../src/server.js";

const server = createApp();
let url;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${server.address().port}`;
});
after(() => server.close());

test("finds by a part of the name, whatever the case", () => {
  assert.deepEqual(
    search("TE").map(({ sku }) => sku),
    ["teapot"],
  );
  assert.equal(search("  ").length, 3);
  assert.equal(search("chair").length, 0);
});

test("prices have two digits", () => assert.equal(price(700), "€7.00"));

test("what was asked stands in the page as text", () => {
  assert.equal(escapeHtml(`<b a="1">&'`), "&lt;b a=&quot;1&quot;&gt;&amp;&#39;");
  assert.ok(!page("<script>", []).includes("<script>"));
});

for (const [path, status, type] of [
  ["/healthz", 200, "application/json"],
  ["/", 200, "text/html; charset=utf-8"],
  ["/products?q=cup", 200, "application/json"],
  ["/products/kettle", 200, "application/json"],
  ["/products/chair", 404, "application/json"],
]) {
  test(`${path} answers ${status}`, async () => {
    const response = await fetch(url + path);
    assert.equal(response.status, status);
    assert.equal(response.headers.get("content-type"), type);
  });
}
