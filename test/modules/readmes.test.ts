import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const MODULES = join(__dirname, "..", "..", "modules");
const folders = readdirSync(MODULES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test("modules/README.md lists every module", () => {
  const list = readFileSync(join(MODULES, "README.md"), "utf8");
  expect(folders.filter((name) => !list.includes(`| [${name}](${name}) `))).toEqual([]);
});

test.each(folders)(
  "modules/%s/README.md says what it promises and what not, of files that are there",
  (name) => {
    const readme = readFileSync(join(MODULES, name, "README.md"), "utf8");
    expect(readme).toMatch(new RegExp(`^# ${name}\n\n.+`));
    expect(readme).toContain("\nPromises");
    expect(readme).toMatch(/\nDoes not:?\s/);
    const files = readdirSync(join(MODULES, name));
    const named = [...readme.matchAll(/`([\w.-]+\.ts)`/g)].map(([, file]) => file);
    expect(named.filter((file) => file && !files.includes(file))).toEqual([]);
  },
);
