/** A role that may one thing more of the table is found, whatever it is, and wherever a policy names it. */
import type { Finding } from "../../../reports/access/adversaries/finding";
import { judge } from "../../../reports/access/adversaries/judge";
import { SENSITIVE } from "../../../reports/access/adversaries/sensitive";
import { everythingIn } from "../../../reports/access/adversaries/things";
import { EXAMPLES } from "../../support/examples";
import { exampleWorld, widened } from "../../support/weakened";

const BUILD = "acme-storefront-pr-build";

/** What is found in the default example of what the pull requests' build may do, who may do this beside. */
function findingsWith(Action: readonly string[], Resource: string): readonly Finding[] {
  const { findings } = judge(widened(exampleWorld("default"), BUILD, { Action, Resource }));
  return findings.filter(({ who }) => who.endsWith(`/${BUILD}`));
}

/** Who becomes a role by a token or an assertion has no policy of its own. */
const BY_TRUST_ALONE = ["sts:AssumeRoleWithWebIdentity", "sts:AssumeRoleWithSAML"];

test("every action of the table, on everything", () => {
  const actions = [...new Set([...SENSITIVE.values()].flat().map(({ action }) => action))];
  const found = new Set(findingsWith(actions, "*").flatMap((finding) => finding.actions));
  expect(actions.filter((action) => !found.has(action))).toEqual(BY_TRUST_ALONE);
});

test.each([
  [
    "cloudwatch:DisableAlarmActions",
    "arn:aws:cloudwatch:*:111111111111:alarm:*",
    "blind what stops a release",
  ],
  ["sns:Unsubscribe", "arn:aws:sns:us-east-1:111111111111:*", "silence what is told"],
  ["ecs:StopTask", "arn:aws:ecs:us-east-1:111111111111:task/*", "stop a task, or keep it"],
  ["ecs:TagResource", "arn:aws:ecs:*:111111111111:service/*", "change tags that policies go by"],
  ["ec2:CreateTags", "arn:aws:ec2:*:111111111111:launch-template/*", "change tags that policies go by"],
  ["ec2:AuthorizeSecurityGroupIngress", "arn:aws:ec2:*:*:security-group/*", "let other packets in or out"],
  ["ec2:ReplaceRoute", "arn:aws:ec2:us-east-1:111111111111:route-table/*", "send packets another way"],
  ["codebuild:DeleteReportGroup", "arn:aws:codebuild:*:*:report-group/acme-*", "lose what tests found"],
  [
    "elasticloadbalancing:SetSecurityGroups",
    "arn:aws:elasticloadbalancing:*:*:loadbalancer/app/*/*",
    "let in",
  ],
  ["elasticloadbalancing:AddTags", "arn:aws:elasticloadbalancing:*:*:listener/app/*", "change tags"],
  ["scheduler:DeleteScheduleGroup", "arn:aws:scheduler:*:*:schedule-group/*", "change what starts a release"],
  ["lambda:ListFunctions", "*", "see what functions have in their environment"],
])("%s on %s", (action, resource, worth) => {
  const found = findingsWith([action], resource);
  expect(found.flatMap((finding) => finding.actions)).toContain(action);
  expect(found.map((finding) => finding.worth).join("\n")).toContain(worth);
});

/** Types of which no action is in the table, and why. */
const HARMLESS_TYPES: Readonly<Record<string, string>> = {
  aws_cloudwatch_dashboard: "it shows, and decides nothing",
  aws_kms_alias: "what is done to an alias takes its key, too, and is asked there",
};

test("everything that stacks make is asked about", () => {
  const left = Object.keys(EXAMPLES).flatMap((example) => {
    const world = exampleWorld(example);
    const asked = new Set(
      everythingIn(world).flatMap(({ target, actions }) => (actions.length > 0 ? (target?.arn ?? []) : [])),
    );
    return world.targets.filter(({ arn }) => !asked.has(arn)).map(({ type }) => type);
  });
  expect([...new Set(left)].sort()).toEqual(Object.keys(HARMLESS_TYPES));
});

/** Whose code runs it is to change: to stop or to see it isn't. */
test.each([
  ["codebuild:StartBuild", "arn:aws:codebuild:us-east-1:111111111111:project/acme-storefront-build", true],
  ["codebuild:StopBuild", "arn:aws:codebuild:us-east-1:111111111111:project/acme-storefront-build", false],
  [
    "codebuild:BatchGetBuilds",
    "arn:aws:codebuild:us-east-1:111111111111:project/acme-storefront-build",
    false,
  ],
])("who may %s on %s runs code as its role: %s", (action, resource, runs) => {
  const found = findingsWith([action], resource);
  expect(found.flatMap((finding) => finding.actions)).toContain(action);
  expect(found.some(({ worth }) => worth === "run code as the role")).toBe(runs);
});
