/** What README says that the default configuration makes. */
import { readFileSync } from "node:fs";
import { REFERENCE } from "../../reports/access/lint/iam-data";
import { prove } from "../../reports/access/proof";
import { asText } from "../../reports/access/report/document";
import { reportOf } from "../../reports/access/report/report";
import { readSynthesis } from "../../reports/access/world/read";
import { synthesizeExample } from "../support/examples";
import type { StackJson } from "../support/stacks";

const README = readFileSync("README.md", "utf8");
const STACKS = synthesizeExample("default");

const resourcesOf = ({ resource = {} }: StackJson) =>
  Object.values(resource).reduce((sum, ofType) => sum + Object.keys(ofType).length, 0);

test("the number of resources that synth writes", () => {
  const count = Object.values(STACKS).reduce((sum, stack) => sum + resourcesOf(stack), 0);
  expect(README).toContain(`six stacks, ${count} resources`);
  expect(Object.keys(STACKS)).toHaveLength(6);
});

test.each(["bootstrap-production", "bootstrap-staging", "bootstrap-tools", "tools"])(
  "the number of resources that an offline plan adds to %s",
  (name) => {
    const [, added] = new RegExp(`^${name} +(\\d+) +0 +0$`, "m").exec(README) ?? [];
    const stack = STACKS[name];
    if (!stack) throw new Error(`no stack ${name}`);
    expect(added).toBe(String(resourcesOf(stack)));
  },
);

test("the lines that the access proof prints", async () => {
  const [, shown = ""] = /npx slipway access .*\n```\n\n```\n(.*?)\n```/s.exec(README) ?? [];
  const printed = asText(reportOf(await prove(readSynthesis(STACKS), REFERENCE))).split("\n");
  expect(shown.split("\n").length).toBeGreaterThan(8);
  expect(shown.split("\n").filter((line) => line !== "  …" && !printed.includes(line))).toEqual([]);
});
