import { REFERENCE } from "../../reports/access/lint/iam-data";
import { lint } from "../../reports/access/lint/lint";
import { readSynthesis } from "../../reports/access/world/read";
import { EXAMPLES, synthesizeExample } from "../support/examples";

// Both layouts make the same world: access-world.test.ts.
test.each(Object.keys(EXAMPLES))(
  "no statement of example %s does nothing, or more than it says",
  async (example) => {
    expect(await lint(readSynthesis(synthesizeExample(example)), REFERENCE)).toEqual([]);
  },
  60_000,
);
