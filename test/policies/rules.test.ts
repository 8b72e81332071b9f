import { readdirSync } from "node:fs";
import { join } from "node:path";
import { EVERY_EXAMPLE, synthesizeExample } from "../support/examples";
import { INFRASTRUCTURE_RUNNERS, synthesizeInfrastructure } from "../support/infrastructure";
import { RULES } from "./rules";

describe.each(RULES)("$title", ({ violations, kept, broken }) => {
  test("GIVEN a system that keeps it THEN nothing is said", async () => {
    expect(await violations(kept())).toEqual([]);
  });

  test.each(Object.entries(broken))("GIVEN %s THEN it is said where", async (_case, { by, says }) => {
    expect(await violations(by())).toContainEqual(expect.stringContaining(says));
  });

  test.each(EVERY_EXAMPLE)(
    "example $example, $layout",
    async ({ example, layout }) => {
      expect(await violations(synthesizeExample(example, { layout }))).toEqual([]);
    },
    30_000,
  );

  test.each(INFRASTRUCTURE_RUNNERS)(
    "the default configuration, delivered by %s",
    async (runner) => {
      expect(await violations(synthesizeInfrastructure(runner))).toEqual([]);
    },
    30_000,
  );
});

test("every rule of the folder is in the list", () => {
  const files = readdirSync(join(__dirname, "rules")).filter((file) => file !== "index.ts");
  expect(RULES).toHaveLength(files.length);
});
