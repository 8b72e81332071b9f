import assert from "node:assert/strict";
import { test } from "node:test";
import { answer } from "../src/board.js";

const served = { release: '{"version":"1.0.0","commit":"0a1b2c3"}', host: "here" };

test("it is well", () => {
  assert.equal(answer("/healthz", served)[0], 200);
});

test("it says which release answers", () => {
  assert.deepEqual(answer("/version", served), [200, "application/json", served.release]);
});

test("it shows the messages, and which server they come from", () => {
  const [status, , text] = answer("/", served);
  assert.equal(status, 200);
  assert.match(text, /<li>Lunch is at twelve<\/li>/);
  assert.match(text, /1\.0\.0 \(0a1b2c3\) on here/);
});

test("it knows nothing else", () => {
  assert.equal(answer("/etc/passwd", served)[0], 404);
});
