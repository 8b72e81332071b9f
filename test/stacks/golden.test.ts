import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EXAMPLES, synthesizeExample } from "../support/examples";
import { renderStacks } from "../support/golden";

const FOLDER = join(__dirname, "golden");
const COMMAND = "UPDATE_GOLDENS=1 npx jest test/stacks/golden.test.ts";

/** Only a person rewrites a golden, and reads the diff before committing it. */
const REWRITES = process.env.UPDATE_GOLDENS === "1" && !process.env.CI;

test.each(Object.keys(EXAMPLES))("example %s is what was reviewed", (example) => {
  const file = join(FOLDER, `${example}.txt`);
  const actual = renderStacks(synthesizeExample(example));
  if (REWRITES) writeFileSync(file, actual);
  const reviewed = existsSync(file) ? readFileSync(file, "utf8") : "";
  withAdvice(() => expect(actual).toBe(reviewed));
});

test("no golden outlives its example", () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    Object.keys(EXAMPLES)
      .map((example) => `${example}.txt`)
      .sort(),
  );
});

/** Jest's own message is the diff; below it stands what to do about it. */
function withAdvice(compare: () => void): void {
  try {
    compare();
  } catch (error) {
    if (error instanceof Error)
      error.message += `\n\nIf the change is meant, run: ${COMMAND}\nand review the diff.`;
    throw error;
  }
}
