/** What the adversaries find, and how it is told. */
import { Court } from "../../../reports/access/adversaries/access";
import { accessesOf, insidersOf, namedIn } from "../../../reports/access/adversaries/insiders";
import { judge } from "../../../reports/access/adversaries/judge";
import { Shelf } from "../../../reports/access/adversaries/shelf";
import { everythingIn } from "../../../reports/access/adversaries/things";
import {
  ARTIFACTS,
  also,
  asking,
  type Change,
  DEPLOY,
  everything,
  exampleWorld,
  findingsIn,
  removed,
  without,
} from "../../support/weakened";

/** A statement without one of its actions. */
const leavingOut =
  (action: string): Change =>
  (statement) => ({
    ...statement,
    Action: [statement.Action ?? []].flat().filter((name) => name !== action),
  });

const TOKENS = "token.actions.githubusercontent.com";

describe("of GitHub's tokens", () => {
  test.each([
    ["every branch", `${TOKENS}:sub`, "repo:acme/quotes:*", "a pull request of acme/quotes"],
    ["every repository of the organization", `${TOKENS}:sub`, "repo:acme/*", "in another repository"],
    [
      "repositories that begin so",
      `${TOKENS}:sub`,
      "repo:acme/quotes*",
      "in a repository whose name begins so",
    ],
    ["pull requests", `${TOKENS}:sub`, "repo:acme/quotes:pull_request", "a pull request of acme/quotes"],
    [
      "every environment",
      `${TOKENS}:sub`,
      "repo:acme/quotes:environment:*",
      "another environment of acme/quotes",
    ],
    ["every audience", `${TOKENS}:aud`, "*", "a token for another audience"],
  ])("%s", (_, key, value, who) => {
    const findings = findingsIn(
      "github-actions-oidc",
      "trust of acme-quotes-production-deploy",
      "AssumedByTheWorkflow",
      asking("StringLike", key, value),
    );
    expect(findings.filter((finding) => finding.who.includes(who))).toMatchObject([
      { worth: "become the role", condition: "always" },
    ]);
  });
});

describe("of other examples", () => {
  const COMMITS = "codecommit-ecs-blue-green";
  const PROBE = "acme-orders-production-probe-test";
  const REPLICA = "arn:aws:s3:::acme-artifacts-replica-111111111111-us-west-2";

  test.each<[string, string, string, string, Change, string, string | undefined]>([
    [
      "a push to the released branch",
      COMMITS,
      "orders-developers",
      "ChangeTheBranchByPullRequestOnly",
      removed,
      "codecommit:GitPush",
      "on the released branch main",
    ],
    [
      "a push that names its branch otherwise",
      COMMITS,
      "orders-developers",
      "ChangeTheBranchByPullRequestOnly",
      asking("StringEquals", "codecommit:References", "refs/heads/other"),
      "codecommit:GitPush",
      "on the released branch main",
    ],
    [
      "a review that its author answers for",
      COMMITS,
      "orders-developers",
      "KeepApprovals",
      removed,
      "codecommit:OverridePullRequestApprovalRules",
      undefined,
    ],
    [
      "reviews that somebody takes off many repositories at once",
      COMMITS,
      "orders-developers",
      "KeepApprovals",
      leavingOut("codecommit:BatchDisassociateApprovalRuleTemplateFromRepositories"),
      "codecommit:BatchDisassociateApprovalRuleTemplateFromRepositories",
      undefined,
    ],
    [
      "a released branch that somebody makes anew",
      COMMITS,
      "orders-developers",
      "ChangeTheBranchByPullRequestOnly",
      leavingOut("codecommit:CreateBranch"),
      "codecommit:CreateBranch",
      "on the released branch main",
    ],
    [
      "a probe's own code in the network",
      COMMITS,
      PROBE,
      "NotByItsCode",
      removed,
      "ec2:CreateNetworkInterface",
      expect.stringContaining(`is arn:aws:lambda:us-east-1:333333333333:function:${PROBE}`),
    ],
    [
      "copies closed with another key",
      COMMITS,
      REPLICA,
      "DenyOtherKey",
      removed,
      "s3:PutObject",
      "closed with a key of somebody else's",
    ],
    [
      "copies of what lies in somebody else's bucket",
      COMMITS,
      "acme-artifacts-replication",
      "ReadVersions",
      without("aws:ResourceAccount"),
      "s3:GetObjectVersionForReplication",
      undefined,
    ],
    [
      "a website's objects for everybody's distribution",
      "website",
      "arn:aws:s3:::acme-handbook-production-site-333333333333-us-east-1",
      "ReadByDistribution",
      without("aws:SourceArn"),
      "s3:GetObject",
      undefined,
    ],
    [
      "a source that everybody in the account uploads",
      "website",
      "trust of acme-handbook-uploader",
      "AssumedToUpload",
      without("aws:PrincipalArn"),
      "sts:AssumeRole",
      undefined,
    ],
    [
      "a schedule's role for other schedules",
      "production-v2",
      "trust of acme-catalog-on-schedule",
      "AssumedToStart",
      without("aws:SourceArn"),
      "sts:AssumeRole",
      expect.stringContaining("aws:SourceArn"),
    ],
    [
      "an instance that reads every service's artifacts",
      "github-servers",
      "acme-shop-production-instance",
      "ReadArtifacts",
      everything,
      "s3:GetObject",
      "but for the other account's policy",
    ],
    [
      "a function that others call",
      "lambda-canary",
      "acme-quotes-production-invoke",
      "InvokeService",
      everything,
      "lambda:InvokeFunction",
      undefined,
    ],
  ])("%s", (_, example, of, sid, change, action, way) => {
    const findings = findingsIn(example, of, sid, change).filter(({ actions }) => actions.includes(action));
    expect(findings.map((finding) => finding.way)).toContainEqual(way);
  });
});

test("a chain of roles is told hop by hop", () => {
  const findings = findingsIn("default", "acme-storefront-check-lint", "TakeArtifacts", also("s3:PutObject"));
  const chains = findings.filter(({ through }) => through.length > 0);
  const task = "arn:aws:iam::333333333333:role/slipway/runtime/acme-storefront-production-task";
  expect(chains.find(({ on }) => on.includes(task))).toMatchObject({
    who: "arn:aws:iam::111111111111:role/slipway/build/acme-storefront-check-lint",
    worth: "run code as the role",
    through: [`s3:PutObject on ${ARTIFACTS}/storefront-acme/object → ${task}`],
  });
});

test("a finding names the statements that let it through, where they are written, and what to do", () => {
  const [finding] = findingsIn("default", DEPLOY, "PassTaskRoles", without("iam:PassedToService")).filter(
    ({ way }) => way === "where iam:PassedToService is lambda.amazonaws.com",
  );
  expect(finding).toMatchObject({
    who: `arn:aws:iam::333333333333:role/slipway/deploy/${DEPLOY}`,
    kind: "role",
    worth: "let a service run code as the role",
    actions: ["iam:PassRole"],
    account: "333333333333",
    condition: "always",
    by: [{ layer: "identity policy", statement: "PassTaskRoles", effect: "Allow" }],
    advice: expect.stringMatching(
      /^ask in PassTaskRoles in production: aws_iam_role_policy\..*\.policy for iam:PassedToService$/,
    ),
  });
});

test("an account's own administrators count as inside, and it is said", () => {
  expect(judge(exampleWorld("default"), ["release@acme.example"]).said).toEqual(
    ["333333333333", "222222222222", "111111111111"].map((account) =>
      expect.stringContaining(`${account}: its own administrators`),
    ),
  );
});

test.each(["default", "codecommit-ecs-blue-green"])(
  "what no statement names is denied indeed: example %s, every principal, action and thing",
  (example) => {
    const world = exampleWorld(example);
    const things = everythingIn(world);
    const court = new Court();
    const [shelf, named] = [new Shelf(things), namedIn(things)];
    const keyOf = ({ sensitive, thing }: ReturnType<typeof accessesOf>[number]) =>
      `${sensitive.action} ${thing.arn} ${thing.bait}`;
    for (const insider of insidersOf(world)) {
      const all = things
        .filter(({ kind, resource }) => kind !== "nothing" || resource.account === insider.actor.account)
        .flatMap((thing) =>
          thing.actions.flatMap((sensitive) => court.access(insider.actor, sensitive, thing) ?? []),
        );
      const found = accessesOf(insider, shelf, named, court).filter(({ thing }) => !thing.opened);
      expect(found.map(keyOf).sort()).toEqual(all.map(keyOf).sort());
    }
    expect(court.decisions).toBeGreaterThan(40_000);
  },
  60_000,
);
