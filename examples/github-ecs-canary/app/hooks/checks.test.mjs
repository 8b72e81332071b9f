import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";
import { problemsOf } from "./checks.mjs";

/** What the checks say of a release that answers so. */
async function problems(status, body) {
  const server = createServer((_request, response) => response.writeHead(status).end(JSON.stringify(body)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await problemsOf(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test("a release that has its secrets is well", async () => {
  assert.deepEqual(await problems(200, { payments: true, database: "db.example:5432" }), []);
});

test("one without them isn't", async () => {
  assert.deepEqual(await problems(200, { payments: false }), ["payments have no token", "no database is set"]);
});

test("one that doesn't answer isn't", async () => {
  assert.match((await problems(503, {}))[0] ?? "", /answers 503$/);
  await assert.rejects(problemsOf("http://127.0.0.1:1"));
});
