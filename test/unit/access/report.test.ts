/** A report is read aloud. */
import { REFERENCE } from "../../../reports/access/lint/iam-data";
import { prove } from "../../../reports/access/proof";
import { asText } from "../../../reports/access/report/document";
import { reportOf } from "../../../reports/access/report/report";
import { readSynthesis } from "../../../reports/access/world/read";
import { allowedTo } from "../../policies/fixtures";

test("one of a thing is one, and a finding is one", async () => {
  const stacks = allowedTo({ Action: ["ecr:GetAuthorizationToken"], Resource: ["arn:aws:s3:::acme-web"] });
  const lines = asText(reportOf(await prove(readSynthesis(stacks), REFERENCE))).split("\n");
  expect(lines[0]).toBe("1 role in 1 account, 2 statements of 2 policies");
  expect(lines[1]).toMatch(/^ {2}Rehearsal: 0 pipelines, 0 steps, 0 calls: all are allowed$/);
  expect(lines[2]).toMatch(/^ {2}Adversaries: 1 principal and everybody outside, \d+ things: /);
  expect(lines).toContain("  Lint: 2 statements of 2 policies: 2 findings");
  const told = lines.filter((line) => line.includes("GetAuthorizationToken takes"));
  expect(told).toEqual(["    resource-not-taken: ecr:GetAuthorizationToken takes only *"]);
  expect(lines).toContain("    To do: give it a statement of its own, on *");
});
