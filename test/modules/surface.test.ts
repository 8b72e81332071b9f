import { MODULES } from "../../export/modules";
import { breaksOf, mayBreak, type Surface, surfaceOf } from "../../export/surface";
import { ARTIFACT_STORE } from "../../modules/artifact-store/artifact-store.module";
import { version } from "../../package.json";
import released from "../../terraform/released.json";

const before: Surface = {
  variables: { name: { type: "string" }, days: { type: "number", default: 30 } },
  outputs: ["arn"],
  resources: ["aws_s3_bucket.this"],
};

describe("a change breaks the users of a module", () => {
  test.each<[string, Partial<Surface>, string]>([
    ["that takes a variable away", { variables: { name: { type: "string" } } }, "variable days is gone"],
    [
      "that adds one without a default",
      { variables: { ...before.variables, more: { type: "bool" } } },
      "variable more is new and has to be given",
    ],
    [
      "to a type",
      { variables: { ...before.variables, name: { type: "list(string)" } } },
      "variable name was string and is list(string)",
    ],
    [
      "to a default",
      { variables: { ...before.variables, days: { type: "number", default: 7 } } },
      "variable days was 30 by default and is 7",
    ],
    [
      "that takes a default away",
      { variables: { ...before.variables, days: { type: "number" } } },
      "variable days had a default and has to be given",
    ],
    ["that takes an output away", { outputs: [] }, "output arn is gone"],
    [
      "that renames a resource",
      { resources: ["aws_s3_bucket.store"] },
      "aws_s3_bucket.this would be destroyed: say in moved what it is called now",
    ],
  ])("%s", (_, change, expected) => {
    expect(breaksOf(before, { ...before, ...change })).toEqual([expected]);
  });

  test.each<[string, Partial<Surface>]>([
    [
      "one more variable with a default",
      { variables: { ...before.variables, more: { type: "bool", default: null } } },
    ],
    [
      "a default where there was none",
      { variables: { ...before.variables, name: { type: "string", default: "x" } } },
    ],
    [
      "one more output and resource",
      { outputs: ["arn", "id"], resources: ["aws_s3_bucket.this", "aws_kms_key.this"] },
    ],
  ])("not: %s", (_, change) => {
    expect(breaksOf(before, { ...before, ...change })).toEqual([]);
  });

  test("not: a resource that is moved", () => {
    const now = { ...before, resources: ["aws_s3_bucket.store"] };
    expect(breaksOf(before, now, { "aws_s3_bucket.this": "aws_s3_bucket.store" })).toEqual([]);
  });
});

test.each([
  ["1.2.3", "2.0.0", true],
  ["1.2.3", "1.3.0", false],
  ["0.1.0", "0.2.0", true],
  ["0.1.0", "0.1.1", false],
])("from %s to %s may break: %s", (was, is, expected) => {
  expect(mayBreak(was, is)).toBe(expected);
});

describe("terraform/released.json", () => {
  const surfaces: Readonly<Record<string, Surface>> = released.modules;

  test("this version breaks no user of the last release unseen", () => {
    const breaks = Object.entries(surfaces).flatMap(([name, was]) => {
      const module = MODULES.find((candidate) => candidate.name === name);
      if (!module) return [`${name} is gone`];
      return breaksOf(was, surfaceOf(module), module.moved).map((text) => `${name}: ${text}`);
    });
    if (breaks.length > 0 && !mayBreak(released.version, version))
      throw new Error(
        [
          `${version} would break users of ${released.version}:`,
          ...breaks,
          "Raise the version, or keep it as it was.",
        ].join("\n"),
      );
  });

  test("what is compared is what a module has", () => {
    const surface = surfaceOf(ARTIFACT_STORE);
    expect(surface.resources).toContain("aws_s3_bucket.this");
    expect(surface.variables.expire_after_days).toEqual({ type: "number", default: 30 });
    expect(surface.outputs).toContain("key_arn");
  });
});
