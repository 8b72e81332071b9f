import assert from "node:assert/strict";
import { appendFileSync, cpSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "../scripts/site.js";

function site() {
  const folder = mkdtempSync(join(tmpdir(), "handbook-"));
  cpSync("src", join(folder, "src"), { recursive: true });
  return { source: join(folder, "src"), target: join(folder, "dist") };
}

test("pages name assets by their content", () => {
  const { source, target } = site();
  const style = build(source, target).get("/assets/style.css");
  assert.match(style, /^\/assets\/style\.[0-9a-f]{12}\.css$/);
  assert.ok(readFileSync(join(target, "pages/index.html"), "utf8").includes(`href="${style}"`));
  assert.ok(readFileSync(join(target, "immutable", style), "utf8").includes("body"));
});

test("a changed asset has another name, the others keep theirs", () => {
  const { source, target } = site();
  const before = build(source, target);
  appendFileSync(join(source, "assets/style.css"), "p { margin: 0 }\n");
  const after = build(source, target);
  assert.notEqual(after.get("/assets/style.css"), before.get("/assets/style.css"));
  assert.equal(after.get("/assets/today.js"), before.get("/assets/today.js"));
});
