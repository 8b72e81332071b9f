/** The tools account's boundary, which names what every other account has to do with it, and has room for 6,144 characters. */
import { workflowJobs } from "../../cli/workflow-jobs";
import { callersOf, infrastructureRoleArn } from "../../config/infrastructure-roles";
import { parseConfig } from "../../config/load";
import { globOf, matcherOf } from "../../reports/access/evaluate/text-pattern";
import { rehearse } from "../../reports/access/rehearsal/rehearse";
import { readSynthesis } from "../../reports/access/world/read";
import { synthesizeConfig } from "../support/examples";
import { INFRASTRUCTURE, INFRASTRUCTURE_RUNNERS, type InfrastructureRunner } from "../support/infrastructure";

function configOf(runner: InfrastructureRunner, organization: string, environments: readonly string[]) {
  const accounts = environments.map((name, n) => `  ${name}: { account: "${200000000000 + n}" }\n`);
  return parseConfig(
    `organization: ${organization}
tools: { account: "111111111111" }
environments:
${accounts.join("")}services:
  site: { source: { s3: { bucket: acme-site, uploader: user } }, deploy: { website: {} }, environments: { ${environments[0]}: {} } }
${INFRASTRUCTURE[runner]}
`,
    "slipway.yaml",
  );
}

/** How many each has room for: of a pipeline 45, which has a stage for each. */
const ROOM = { codepipeline: 45, "github-actions": 25 } as const;

test.each(INFRASTRUCTURE_RUNNERS)("by %s there is room for many environments", (runner) => {
  const environments = Array.from({ length: ROOM[runner] }, (_, n) => `e${n}`);
  expect(() => synthesizeConfig(configOf(runner, "acme", environments))).not.toThrow();
});

test.each(INFRASTRUCTURE_RUNNERS)(
  "by %s every caller may call within it, and no other role may",
  (runner) => {
    // The longest that the names of callers hold.
    const config = configOf(runner, "an-organization-of-many-a", ["staging", "environment-of-17"]);
    const world = readSynthesis(synthesizeConfig(config));
    expect(rehearse(world, workflowJobs(config)).findings).toEqual([]);

    const applies = infrastructureRoleArn(config, config.tools, "apply");
    const statements = world.roles.find(({ arn }) => arn === applies)?.boundary?.document.Statement ?? [];
    const refusal = statements.find(({ Sid }) => Sid === "BecomeInfrastructureAsCallers");
    const patterns = [refusal?.Condition?.ArnNotLike?.["aws:PrincipalArn"] ?? []].flat().map(String);
    const isCaller = (arn: string) => patterns.some((pattern) => matcherOf(globOf(pattern))(arn));
    const { plan, pullRequest, apply } = callersOf(config);
    const callers = [plan, pullRequest, ...apply.values()].map((caller) => caller?.arn ?? "");
    expect(new Set(callers).size).toBe(5);
    expect(callers.filter((arn) => !isCaller(arn))).toEqual([]);
    const others = world.roles.map(({ arn }) => arn).filter((arn) => !callers.includes(arn));
    expect(others.length).toBeGreaterThan(5);
    expect(others.filter(isCaller)).toEqual([]);
  },
);
