import assert from "node:assert/strict";
import { test } from "node:test";
import { get } from "./service.js";

test("the release is well", async () => assert.equal((await get("/healthz")).status, 200));
