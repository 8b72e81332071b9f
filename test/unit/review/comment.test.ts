import fc from "fast-check";
import { code, codeBlock } from "../../../reports/review/code";
import { readPlan } from "../../../reports/review/plan/plan";
import { COMMENT_LIMIT, markdownOf, markerOf } from "../../../reports/review/report/markdown";
import { reviewOf } from "../../../reports/review/review";
import { markdown, planOf, policy, type RawChange, rawPlan, TODAY } from "./plans";

const WHERE = "all of it is in `full.md`";

/** So many of each kind, with values of some length. */
function many(count: number, length: number): RawChange[] {
  const text = "x ".repeat(length / 2);
  return Array.from({ length: count }, (_, index): RawChange[] => [
    { address: `aws_s3_bucket.b${index}`, type: "aws_s3_bucket", before: { bucket: text } },
    {
      address: `aws_iam_role_policy.p${index}`,
      type: "aws_iam_role_policy",
      after: { role: `r${index}`, policy: policy({ Effect: "Allow", Action: "s3:*", Resource: text }) },
    },
    {
      address: `aws_ecs_service.s${index}`,
      type: "aws_ecs_service",
      before: { a: text },
      after: { a: `${text}y` },
    },
    { address: `aws_sns_topic.t${index}`, type: "aws_sns_topic", after: { name: text } },
  ]).flat();
}

describe("a comment", () => {
  test.each([
    [10, 10],
    [1000, 10],
    [3000, 400],
    [40, 60_000],
  ])(
    "GIVEN %d resources of each kind with %d characters each THEN it fits, and counts them all",
    (count, length) => {
      const text = markdown(many(count, length));
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(COMMENT_LIMIT);
      expect(text).toMatch(new RegExp(`^\\*\\*Destroys ${count} stateful resources`));
      expect(text).toContain(`Destroys what can't be made again (${count})`);
      expect(text).toContain(`Changed in place (${count})`);
      expect(text.trimEnd().endsWith(markerOf())).toBe(true);
    },
  );

  test("GIVEN any room THEN no section is longer than told, and what is left out is what matters less", () => {
    const found = reviewOf([planOf(many(60, 100))], { today: TODAY });
    fc.assert(
      fc.property(fc.integer({ min: 3000, max: 60_000 }), (limit) => {
        const text = markdownOf(found, { where: WHERE, limit });
        expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
        const shown = (name: string) => text.split(name).length - 1;
        if (shown("aws_sns_topic.t") > 0) expect(shown("`aws_s3_bucket.b")).toBe(60);
        for (const [part, name] of [
          ["destroyed", "aws_s3_bucket.b"],
          ["Created", "aws_sns_topic.t"],
        ] as const) {
          if (shown(`\`${name}`) < 60)
            expect(`${part}: ${text}`).toMatch(/more left out; all of it is in `full\.md`/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("GIVEN the same plan in another order of resources and keys THEN the bytes are the same", () => {
    const changes = many(20, 20);
    const shuffled = fc.shuffledSubarray(changes, { minLength: changes.length });
    const expected = markdown(changes);
    fc.assert(
      fc.property(shuffled, (others) => expect(markdown(others)).toBe(expected)),
      { numRuns: 20 },
    );
  });

  test("GIVEN several plans THEN they are told in their order", () => {
    const plan = (stack: string) => readPlan(stack, rawPlan([{ type: "aws_kms_key", before: {} }]));
    const text = markdownOf(reviewOf([plan("tools"), plan("a")], { today: TODAY }), { where: WHERE });
    expect(text.indexOf("**tools**")).toBeLessThan(text.indexOf("**a**"));
  });

  test("GIVEN names that hold Markdown, HTML or mentions THEN they are shown as they are", () => {
    const address = 'x.y["`</details>@team ![](https://example.com/a.png)"]';
    const text = markdown([{ address, before: { a: "```\n# b" }, after: { a: "```\n# c" } }]);
    expect(text).toContain(code(address));
    // Nothing of it stands outside of code.
    const outside = text.replaceAll(/(`+)[^`][\s\S]*?[^`]\1(?!`)/g, "");
    expect(outside).not.toMatch(/@team|example\.com|# [bc]/);
  });

  test.each(["a\n# b", "@team", "a](https://example.com)", "www.example.com", "<b>", "#12"])(
    "GIVEN a plan called %j THEN its name is shown as it is, in one line",
    (stack) => {
      const plan = readPlan(stack, rawPlan([{ type: "aws_kms_key", before: {} }]));
      const text = markdownOf(reviewOf([plan], { today: TODAY }), { where: WHERE });
      expect(text).toContain(`**${code(stack)}** \`aws_kms_key.this\``);
    },
  );

  test("GIVEN characters that hide or turn others THEN they are seen", () => {
    expect(code("a\u202eb\u0000c\u200bd\ud800")).toBe("`a\\u{202e}b\\u{0}c\\u{200b}d\\u{d800}`");
    expect(code("")).toBe("`(empty)`");
    expect(codeBlock(["a\tb\r", "c"], "diff")).toBe("```diff\na\tb\\u{d}\nc\n```");
  });

  test("GIVEN a long place for all of it THEN the comment fits even so", () => {
    const where = "x".repeat(1000);
    const policies = many(100, 100).filter(({ type }) => type === "aws_iam_role_policy");
    const found = reviewOf([planOf(policies)], { today: TODAY });
    fc.assert(
      fc.property(fc.integer({ min: 8000, max: 30_000 }), (limit) => {
        expect(Buffer.byteLength(markdownOf(found, { where, limit }))).toBeLessThanOrEqual(limit);
      }),
    );
  });

  test("GIVEN any text THEN its fence is longer than what it holds", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[`a \n]*$/), (text) => {
        const fence = codeBlock([text], "diff").match(/^`+/)?.[0] ?? "";
        expect(text).not.toContain(fence);
      }),
    );
  });

  test("GIVEN a script that changes in one line THEN only the lines around it are shown", () => {
    const script = (port: number) =>
      `#!/bin/sh\n${"echo\n".repeat(40)}serve --port ${port}\n${"echo\n".repeat(40)}`;
    const text = markdown([{ before: { user_data: script(80) }, after: { user_data: script(8080) } }]);
    expect(text).toContain("-serve --port 80\n");
    expect(text.split("\n").length).toBeLessThan(25);
  });

  test("GIVEN tags alone THEN they are folded away", () => {
    const text = markdown([{ before: { tags: { a: "1" } }, after: { tags: { a: "2" } } }]);
    expect(text).toMatch(/<details><summary>Only tags, descriptions and the like \(1\)<\/summary>/);
    expect(text).not.toContain("Changed in place");
  });
});

describe("what is accepted", () => {
  const plan = planOf([{ type: "aws_kms_key", address: "aws_kms_key.old", before: {} }]);
  const acceptance = {
    concern: "destroy",
    stack: "production",
    address: "aws_kms_key.*",
    because: "nothing is encrypted with it",
    until: "2026-12-31",
  } as const;

  test("GIVEN an acceptance THEN the finding is told as accepted, with its reason, and counts no more", () => {
    const found = reviewOf([plan], { acceptances: [acceptance], today: TODAY });
    const text = markdownOf(found, { where: WHERE });
    expect(found.findings).toEqual([]);
    expect(text).toContain("accepted until 2026-12-31, because `nothing is encrypted with it`");
    expect(text).toMatch(/^\*\*Nothing dangerous found/);
  });

  test.each([
    ["whose day has passed", { until: "2026-11-21" }],
    ["of another stack", { stack: "staging" }],
    ["of another address", { address: "aws_kms_key" }],
    ["of another concern", { concern: "outage" as const }],
  ])("GIVEN one %s THEN it accepts nothing, and is told", (_, otherwise) => {
    const found = reviewOf([plan], { acceptances: [{ ...acceptance, ...otherwise }], today: TODAY });
    expect(found.findings).toHaveLength(1);
    expect(markdownOf(found, { where: WHERE })).toContain(
      "Acceptances without a finding, or past their day (1)",
    );
  });

  test("GIVEN its last day THEN it still holds", () => {
    expect(
      reviewOf([plan], { acceptances: [{ ...acceptance, until: TODAY }], today: TODAY }).findings,
    ).toEqual([]);
  });
});
