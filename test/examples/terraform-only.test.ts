/** examples/terraform-only as Terraform alone reads it: formatted, valid, planned without an account. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { planIn } from "../../runner/plan";
import { type Session, withSession } from "../../runner/session";
import { temporaryFolder } from "../support/folder";
import { copyHclExample, HCL_ROOTS, type HclRoot, takeOffline } from "../support/hcl-example";
import { type PlanFile, unknownPolicies } from "../support/plan";
import { describeWithTerraform } from "../support/terraform";

const SOURCE = join(__dirname, "..", "..", "examples", "terraform-only");
const LIMIT_MS = 300_000;
const folder = temporaryFolder();

/** Why a first plan can't know these. */
const UNKNOWN_WITH_REASON: readonly { readonly address: RegExp; readonly because: string }[] = [
  {
    address: /^module\.(artifact_store|state_bucket)\.aws_s3_bucket_policy\.this$/,
    because: "denies uploads under another key than the bucket's own, whose id is AWS's to choose",
  },
  {
    address: /^module\.pipeline\.aws_iam_role_policy\.source$/,
    because: "names the connection to GitHub, whose id is AWS's to choose",
  },
];

type Values = Readonly<Record<string, unknown>>;
interface Action {
  readonly name: string;
  readonly provider: string;
  readonly run_order: number;
  readonly role_arn: string;
  readonly configuration: Readonly<Record<string, string>>;
}
interface Stage {
  readonly name: string;
  readonly action: readonly Action[];
  readonly on_failure: readonly { readonly result: string }[];
}

describeWithTerraform("examples/terraform-only, planned offline", () => {
  const plans = new Map<string, PlanFile>();
  let example = "";

  beforeAll(async () => {
    example = copyHclExample(folder);
    await withSession({ offline: true }, (session) =>
      Promise.all(
        HCL_ROOTS.map(async (root) => {
          const cwd = await opened(session, root);
          const result = await planIn(session, { ok: true, stack: root, cwd, original: cwd }, { json: true });
          if (!result.ok || result.json === undefined) throw new Error(JSON.stringify(result, null, 2));
          expect(result.warnings).toEqual([]);
          plans.set(root, JSON.parse(result.json));
        }),
      ),
    );
  }, LIMIT_MS);

  const opened = async (session: Session, root: HclRoot) => {
    const cwd = join(example, root);
    takeOffline(cwd);
    expect(await session.init({ cwd })).toMatchObject({ exitCode: 0, stderr: "" });
    return cwd;
  };

  const changes = (root: HclRoot) => plans.get(root)?.resource_changes ?? [];
  const only = (root: HclRoot, type: string, address = ""): Values => {
    const found = changes(root).filter((one) => one.type === type && one.address.includes(address));
    expect(found).toHaveLength(1);
    return found[0]?.change.after ?? {};
  };
  const stages = () => only("tools", "aws_codepipeline").stage as readonly Stage[];
  const action = (stage: string, name: string) =>
    stages()
      .find((one) => one.name === stage)
      ?.action.find((one) => one.name === name);

  test("is formatted as `terraform fmt` does it, and valid", async () => {
    await withSession({ offline: true }, async (session) => {
      const fmt = await session.run(["fmt", "-check", "-recursive", "-diff"], { cwd: SOURCE });
      expect(fmt).toMatchObject({ exitCode: 0, stdout: "" });
      for (const root of HCL_ROOTS) {
        const valid = await session.run(["validate", "-no-color"], { cwd: join(example, root) });
        expect(valid).toMatchObject({ exitCode: 0, stderr: "" });
      }
    });
  });

  test("makes all of it, and changes or destroys nothing", () => {
    for (const root of HCL_ROOTS) {
      expect(changes(root).length).toBeGreaterThan(30);
      expect(changes(root).filter(({ change }) => change.actions.join() !== "create")).toEqual([]);
    }
  });

  test("every policy is shown, save those that name an id of AWS's", () => {
    const unknown = unknownPolicies(plans);
    const explained = UNKNOWN_WITH_REASON.map(({ address }) =>
      unknown.filter((one) => address.test(one.address)),
    );
    expect(
      explained
        .flat()
        .map(({ address }) => address)
        .sort(),
    ).toEqual(unknown.map(({ address }) => address).sort());
    expect(explained.every((some) => some.length > 0)).toBe(true);
  });

  test("THEN the pipeline has every gate of a production pipeline, in this order", () => {
    expect(stages().map(({ name }) => name)).toEqual([
      "Source",
      "Build",
      "Staging",
      "IntegrationTests",
      "PerformanceTests",
      "Approval",
      "Production",
    ]);
    const inOrder = stages().map(({ action: actions }) =>
      [...actions].sort((a, b) => a.run_order - b.run_order).map(({ name }) => name),
    );
    expect(inOrder).toEqual([
      ["source"],
      ["build", "lint", "sast"],
      ["revision", "deploy"],
      ["integration"],
      ["performance"],
      ["approve"],
      ["revision", "deploy", "smoke"],
    ]);
    expect(only("tools", "aws_codepipeline")).toMatchObject({
      execution_mode: "QUEUED",
      pipeline_type: "V2",
      trigger: [{ git_configuration: [{ push: [{ branches: [{ includes: ["main"] }] }] }] }],
    });
    expect(stages().at(-1)?.on_failure).toMatchObject([{ result: "ROLLBACK" }]);
    const topic = only("tools", "aws_sns_topic", "approval_topic");
    expect(action("Approval", "approve")?.configuration.NotificationArn).toBe(
      `arn:aws:sns:us-east-1:111111111111:${topic.name}`,
    );
    expect(action("Approval", "approve")?.configuration.ExternalEntityLink).toContain(
      "/orders-acme/executions/#{codepipeline.PipelineExecutionId}",
    );
  });

  test.each([
    ["staging", "Staging", "CodeDeployDefault.ECSAllAtOnce"],
    ["production", "Production", "CodeDeployDefault.ECSCanary10Percent5Minutes"],
  ] as const)(
    "GIVEN %s THEN the pipeline becomes its deploy role, and names its deployment group",
    (root, stage, steps) => {
      const account = root === "staging" ? "222222222222" : "333333333333";
      const role = only(root, "aws_iam_role", "deploy_role");
      const group = only(root, "aws_codedeploy_deployment_group");
      const deploy = action(stage, "deploy");
      expect(deploy?.provider).toBe("CodeDeployToECS");
      expect(deploy?.role_arn).toBe(`arn:aws:iam::${account}:role${role.path}${role.name}`);
      expect(deploy?.configuration).toMatchObject({
        ApplicationName: group.app_name,
        DeploymentGroupName: group.deployment_group_name,
      });
      expect(group.deployment_config_name).toBe(steps);
      const trust = JSON.parse(String(role.assume_role_policy));
      const pipeline = only("tools", "aws_iam_role", "module.pipeline.");
      expect(JSON.stringify(trust)).toContain(
        `arn:aws:iam::111111111111:role${pipeline.path}${pipeline.name}`,
      );
    },
  );

  test.each(["staging", "production"] as const)(
    "GIVEN %s THEN what a release registers is what Terraform's first task definition is",
    (root) => {
      const project = only("tools", "aws_codebuild_project", `"revision-${root}"`);
      const [source] = project.source as readonly { readonly buildspec: string }[];
      const commands: readonly string[] = JSON.parse(source?.buildspec ?? "{}").phases.build.commands;
      const base64 = /^echo (\S+) \| base64 -d > taskdef.json$/.exec(commands[0] ?? "")?.[1] ?? "";
      const registered = JSON.parse(Buffer.from(base64, "base64").toString());
      const first = only(root, "aws_ecs_task_definition");
      const { cpu, memory, family } = first;
      expect(registered).toMatchObject({ cpu, memory, family });
      const role = only(root, "aws_iam_role", "module.service.aws_iam_role.execution");
      expect(registered.executionRoleArn).toMatch(new RegExp(`:role${role.path}${role.name}$`));
      const policies = JSON.stringify(only("tools", "aws_ecr_repository_policy"));
      expect(policies).toContain(registered.executionRoleArn);
    },
  );

  test.each([
    [
      "an account id",
      "tools",
      "system",
      '"111111111111"',
      '"11111111111"',
      "Must be an account id: twelve digits, in quotes.",
    ],
    [
      "an environment",
      "staging",
      "staging",
      '"staging"',
      '"stage"',
      'name is "stage". The environments of ../system are production, staging.',
    ],
  ])(
    "WHEN %s is wrong in %s THEN Terraform refuses it with our message",
    async (_, root, part, right, wrong, message) => {
      const file = join(example, part, "main.tf");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(right, wrong));
      try {
        await withSession({ offline: true }, async (session) => {
          const plan = await session.run(["plan", "-no-color", "-input=false"], { cwd: join(example, root) });
          expect(plan.exitCode).toBe(1);
          expect(plan.stderr.replaceAll(/\s*\n\W*/g, " ")).toContain(message);
        });
      } finally {
        writeFileSync(file, text);
      }
    },
    LIMIT_MS,
  );
});
