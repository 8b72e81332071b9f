/** The script of a release: what follows from records, and what can't be rehearsed. */
import { UnknownAction } from "../../../reports/access/rehearsal/acts/unknown-action";
import { callsOf } from "../../../reports/access/rehearsal/call";
import { MissingPart } from "../../../reports/access/rehearsal/missing-part";
import { rehearse, scriptOf } from "../../../reports/access/rehearsal/rehearse";
import type { Act } from "../../../reports/access/rehearsal/script";
import { touching } from "../../../reports/access/rehearsal/touching";
import type { ActionRecord, RuleRecord } from "../../../reports/access/world/records/pipeline";
import type { World } from "../../../reports/access/world/world";
import { DEFAULT } from "../../support/broken-policies";

/** The default world, in which the actions of the release pipeline are otherwise. */
function withActions(
  change: (action: ActionRecord) => ActionRecord,
  rules: readonly RuleRecord[] = [],
): World {
  const pipelines = DEFAULT.records.pipelines.map((pipeline) => ({
    ...pipeline,
    stages: pipeline.stages.map((stage) => ({ ...stage, actions: stage.actions.map(change), rules })),
  }));
  return { ...DEFAULT, records: { ...DEFAULT.records, pipelines } };
}

const actionsIn = (acts: readonly Act[]) => acts.flatMap(({ calls }) => calls.map(({ action }) => action));

test("it follows from records alone", () => {
  const bare = {
    ...DEFAULT,
    roles: DEFAULT.roles.map((role) => ({ ...role, policies: [] })),
    targets: DEFAULT.targets.map(({ policy: _policy, ...target }) => target),
  };
  expect(scriptOf(bare)).toEqual(scriptOf(DEFAULT));
  expect(rehearse(bare).findings.length).toBeGreaterThan(100);
});

test("steps come in the order of a release", () => {
  const steps = scriptOf(DEFAULT)
    .filter(({ at }) => at.pipeline === "storefront-acme")
    .map(({ at, step }) => `${at.stage ?? ""} ${step}`);
  const order = [
    " CodePipeline takes the pipeline's role",
    "Source fetches the source through the connection",
    "Build pushes the image",
    "staging rolls out new tasks and follows them",
    "staging starts the tasks",
    "production asks for approval",
    "production hands the revision to CodeDeploy and follows the deployment",
    "production starts a task set, moves traffic to it and ends the other",
  ].map((step) => steps.indexOf(step));
  expect(order).toEqual([...order].sort((one, other) => one - other));
  expect(order).not.toContain(-1);
});

test("an action that nobody has thought about is an error that says where to think", () => {
  const world = withActions((action) => ({ ...action, provider: "EKS" }));
  expect(() => rehearse(world)).toThrow(UnknownAction);
  expect(() => rehearse(world)).toThrow(
    "the pipeline storefront-pr-acme: nobody has said yet which calls source makes (Source by EKS)",
  );
});

test("so is a rule", () => {
  const rule = {
    when: "before_entry",
    provider: "Oracle",
    name: "oracle",
    region: "us-east-1",
    inputs: [],
    configuration: {},
  } as const;
  expect(() => rehearse(withActions((action) => action, [rule]))).toThrow("oracle makes (Rule by Oracle)");
});

test("a pipeline that names what nobody makes is an error", () => {
  const other = (name: string) =>
    withActions((action) => ({ ...action, configuration: { ...action.configuration, [name]: "other" } }));
  expect(() => rehearse(other("ProjectName"))).toThrow(MissingPart);
  expect(() => rehearse(other("ServiceName"))).toThrow(
    "the action deploy names the ECS service acme-staging/other",
  );
  expect(() => rehearse(other("ApplicationName"))).toThrow(
    "the deployment group other/acme-storefront-production",
  );
});

test("roles that aren't made here count as right, and it is said", () => {
  const world = withActions((action) =>
    action.provider === "ECS" ? { ...action, roleArn: FOREIGN } : action,
  );
  const { findings, said } = rehearse(world);
  expect(said).toEqual([expect.stringContaining(`${FOREIGN} isn't made here`)]);
  // What the tools account says of it is judged all the same.
  const refused = findings.filter(({ call }) => "role" in call.caller && call.caller.role === FOREIGN);
  expect(refused.map(({ call }) => call.action)).toEqual(
    expect.arrayContaining(["s3:GetObject", "kms:Decrypt"]),
  );
});

const FOREIGN = "arn:aws:iam::222222222222:role/platform/deployer";

test("a job's token is judged by its subject", () => {
  const [role] = DEFAULT.roles;
  const enters = { kind: "token", subject: "repo:acme/other:environment:production" } as const;
  const does = { kind: "copy", bucketArn: "arn:aws:s3:::site" } as const;
  const { findings } = rehearse(DEFAULT, [{ name: "job", roleArn: role?.arn ?? "", enters, does }]);
  expect(findings.map(({ call }) => call.action)).toContain("sts:AssumeRoleWithWebIdentity");
});

test("what one policy has a say in are the calls by its holder and of it", () => {
  const bucket = "arn:aws:s3:::acme-artifacts-111111111111-us-east-1";
  const actions = actionsIn(touching(scriptOf(DEFAULT), bucket));
  expect(new Set(actions.map((action) => action.split(":")[0]))).toEqual(new Set(["s3"]));
  expect(actions.length).toBeLessThan(actionsIn(scriptOf(DEFAULT)).length);
  expect(touching(scriptOf(DEFAULT), "arn:aws:s3:::acme-artifacts")).toEqual([]);
});

test("a row is a call for each thing, action and context", () => {
  const rows = [
    {
      actions: ["s3:GetObject", "s3:PutObject"],
      on: () => ["a", "b"],
      context: () => [{}, {}],
      source: "page",
    },
  ];
  expect(callsOf({ name: "step", caller: () => ({ service: "x" }), rows }, {})).toHaveLength(8);
});
