// Against what was just released: SERVICE_URL is set by the pipeline.
import assert from "node:assert/strict";
import { test } from "node:test";

const url = process.env.SERVICE_URL;

test("the release answers", async () => {
  assert.ok(url, "SERVICE_URL is not set");
  const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(10_000) });
  assert.equal(response.status, 200);
});
