import assert from "node:assert/strict";
import { test } from "node:test";
import { get } from "./service.js";

test("the list and a product tell the same", async () => {
  const products = await (await get("/products")).json();
  assert.ok(products.length > 0);
  for (const product of products) {
    assert.deepEqual(await (await get(`/products/${product.sku}`)).json(), product);
  }
});

test("what isn't there is said so", async () => assert.equal((await get("/products/no-such-thing")).status, 404));
