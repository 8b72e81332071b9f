import assert from "node:assert/strict";
import { test } from "node:test";
import { handler } from "../src/index.js";

const get = (rawPath, queryStringParameters) => handler({ rawPath, queryStringParameters });

test("quotes a price for each parcel", async () => {
  process.env.CURRENCY = "EUR";
  const { statusCode, body } = await get("/quotes", { kind: "express", parcels: "3" });
  assert.deepEqual([statusCode, JSON.parse(body)], [200, { price: 29.7, currency: "EUR" }]);
});

test("refuses what it doesn't deliver", async () => {
  for (const query of [{ kind: "pigeon" }, { kind: "toString" }, { kind: "express", parcels: "0" }]) {
    assert.equal((await get("/quotes", query)).statusCode, 400);
  }
});

test("is well with its settings, and says so where they are missing", async () => {
  process.env.CURRENCY = "EUR";
  assert.equal((await get("/healthz")).statusCode, 200);
  delete process.env.CURRENCY;
  assert.equal((await get("/healthz")).statusCode, 503);
});

test("answers 404 elsewhere", async () => {
  assert.equal((await get("/")).statusCode, 404);
});
