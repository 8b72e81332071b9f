import { printTests } from "../../../export/test-file";
import { printVariables } from "../../../export/variables";
import { text, texts } from "../../../face/inputs";
import type { Module } from "../../../face/module";
import { matches } from "../../../face/rule";
import { optionalThing, things } from "../../../face/things";

const inputs = {
  stages: things(
    {
      name: text({ description: "Its name." }),
      artifact: text({ description: "What it takes.", default: "build" }),
      roles: texts({ description: "Its roles.", default: [], each: "role" }),
      approval: optionalThing(
        { topic: text({ description: "A topic." }) },
        { description: "Who is asked.", each: "approval" },
      ),
    },
    { description: "Stages.", each: "stage" },
  ),
};

const example = {
  name: "stages",
  inputs,
  examples: {
    basic: { description: "None.", values: { stages: [] } },
    complete: { description: "None.", values: { stages: [] } },
  },
} as unknown as Module;

test("fields that may be left out say what they are then", () => {
  const written = printVariables(example);
  expect(written).toContain('artifact = optional(string, "build")');
  expect(written).toContain("roles = optional(list(string), [])");
  expect(written).toMatch(/approval = optional\(object\(\{\n\s+# A topic\.\n\s+topic = string\n\s+\}\)\)/);
  expect(written).toContain("name = string");
});

test("a validation that the complete example can't break is refused", () => {
  const name = text({ description: "Its name.", rules: [matches("[a-z]+", "Must be letters.", "1")] });
  const stages = things({ name }, { description: "Stages.", each: "stage" });
  expect(() => printTests({ ...example, inputs: { stages } } as unknown as Module)).toThrow(
    'stages: the complete example has nothing that breaks "name: Must be letters."',
  );
});
