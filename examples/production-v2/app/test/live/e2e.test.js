// The way of a customer through the pages. A browser would do for a real shop what fetch does here.
import assert from "node:assert/strict";
import { test } from "node:test";
import { get } from "./service.js";

test("a customer looks around, searches and finds", async () => {
  const home = await (await get("/")).text();
  assert.match(home, /<li id="kettle">/);
  const found = await (await get("/?q=tea")).text();
  assert.match(found, /value="tea"/);
  assert.match(found, /<li id="teapot">Teapot €25\.00<\/li>/);
  assert.doesNotMatch(found, /<li id="kettle">/);
});
