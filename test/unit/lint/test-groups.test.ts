import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import GROUPS from "../../../scripts/test-groups.json";

const ROOT = join(__dirname, "..", "..", "..");
const FILES = readdirSync(join(ROOT, "test"), { recursive: true, withFileTypes: true })
  .filter(({ name }) => name.endsWith(".test.ts"))
  .map(({ parentPath, name }) => relative(ROOT, join(parentPath, name)));

/** Patterns of the tests that a group runs, or leaves out. */
function runs(args: readonly string[], file: string): boolean {
  const patterns = args.filter((word) => !word.startsWith("--"));
  const matches = patterns.some((pattern) => new RegExp(pattern).test(file));
  return args.includes("--testPathIgnorePatterns") ? !matches : matches;
}

test("every test file is run by exactly one group of `npm test` and its like", () => {
  const groupsOf = (file: string) =>
    Object.entries<readonly string[]>(GROUPS).flatMap(([name, args]) => (runs(args, file) ? [name] : []));
  const strange = FILES.map((file) => `${file}: ${groupsOf(file).join(", ")}`).filter(
    (line) => !/: \w+$/.test(line),
  );
  expect(FILES.length).toBeGreaterThan(100);
  expect(strange).toEqual([]);
});
