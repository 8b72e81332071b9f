/**
 * What docs/guide/changes-of-mind.md says of each change: Terraform's own plans of changed configurations, against the
 * state of an apply.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { changesBetween } from "../../config/changes/changes";
import { type Change, configText, configWith } from "../support/config";
import { describeEmulated, emulated } from "../support/emulated";
import { makeStateBucket } from "../support/emulated-stack";
import { temporaryFolder } from "../support/folder";
import type { PlanFile } from "../support/plan";
import { slipway } from "../support/slipway";

const ROOT = join(__dirname, "..", "..");
const folder = temporaryFolder();

const SHOP = ["services", "storefront"];
const STAGING = [...SHOP, "environments", "staging"];

/** A plan waits for processors, and for the emulator's. */
const LIMIT_MS = 600_000;

/** What holds data, images or traffic. */
const KEPT_BY_PEOPLE = /aws_(ecs_service|ecr_repository|codepipeline|lb|cloudwatch_log_group|s3_bucket)$/;

/** What a plan does to each thing: `replace aws_ecs_service`, sorted, each kind once. */
type Deeds = readonly string[];

describeEmulated("changes of mind, planned against what was applied", () => {
  const machine = emulated();
  let count = 0;

  const run = async (stack: string, ...args: string[]) => {
    const child = spawn("terraform", args, { cwd: stack, env: machine.env() });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
    const [status] = await once(child, "close");
    return { status, said };
  };

  /** The stacks' folder of the default configuration with changes. */
  async function synth(changes: readonly Change[]): Promise<string> {
    const place = join(folder, String(++count));
    const config = `${place}.yaml`;
    writeFileSync(config, configText(...changes));
    const made = await slipway(["synth", "--config", config, "--output", place], ROOT, machine.env());
    expect(`${made.status} ${made.stderr}`).toMatch(/^0 /);
    return join(place, "stacks");
  }

  async function terraform(stack: string, ...args: string[]): Promise<string> {
    const { status, said } = await run(stack, ...args);
    expect(`${status} ${said}`).toMatch(/^0 /);
    return said;
  }

  /** Plans; where what people have is to go, `check --against` must have said so. */
  async function planned(stack: "staging" | "tools", ...changes: Change[]) {
    const plans = await plannedBy(stack, changes);
    const told = changesBetween(configWith(), configWith(...changes)).some(({ loses }) => loses);
    if (losses(plans).some((loss) => KEPT_BY_PEOPLE.test(loss)))
      expect([changes, told]).toEqual([changes, true]);
    return plans;
  }

  async function plannedBy(stack: "staging" | "tools", changes: readonly Change[]) {
    const directory = join(await synth(changes), stack);
    await terraform(directory, "init", "-input=false", "-no-color");
    await terraform(directory, "plan", "-input=false", "-no-color", "-out=plan");
    const plan: PlanFile = JSON.parse(await terraform(directory, "show", "-json", "plan"));
    return plan.resource_changes
      .filter(({ mode }) => mode === "managed")
      .map(({ type, change }) => ({ type, actions: change.actions.join(" then ") }))
      .filter(({ actions }) => actions !== "no-op");
  }

  const deeds = (changes: Awaited<ReturnType<typeof planned>>): Deeds =>
    [...new Set(changes.map(({ actions, type }) => `${actions} ${type}`))].sort();
  /** What is lost: removed, or made anew. */
  const losses = (changes: Awaited<ReturnType<typeof planned>>): Deeds =>
    deeds(changes).filter((deed) => deed.includes("delete"));

  beforeAll(async () => {
    const stacks = await synth([]);
    await Promise.all(["111111111111", "222222222222"].map((id) => makeStateBucket(machine.emulator(), id)));
    await Promise.all(
      ["tools", "staging"].map(async (stack) => {
        await terraform(join(stacks, stack), "init", "-input=false", "-no-color");
        await terraform(join(stacks, stack), "apply", "-input=false", "-no-color", "-auto-approve");
      }),
    );
  }, 900_000);

  const it = (title: string, test: () => Promise<void>) => global.it(title, test, LIMIT_MS);

  it("a strategy of CodeDeploy instead of rolling: the service goes first, then another is made", async () => {
    const changes = await planned("staging", [[...STAGING, "strategy"], "blue-green"]);
    expect(losses(changes)).toEqual(["delete then create aws_ecs_service"]);
    expect(deeds(changes)).toContain("create aws_codedeploy_deployment_group");
  });

  it("another service: nothing that stands is touched but by what it shares", async () => {
    const other = {
      source: { github: { repository: "acme/search" } },
      deploy: { ecs: { port: 8080, paths: ["/search/*"] } },
    };
    for (const stack of ["staging", "tools"] as const) {
      expect(losses(await planned(stack, [["services", "search"], other]))).toEqual([]);
    }
  });

  it("a service that is taken out: its images, its roles and all that runs go", async () => {
    const other = { source: { github: { repository: "acme/docs" } }, deploy: { website: {} } };
    const changes: Change[] = [
      [["services", "docs"], other],
      [SHOP, undefined],
    ];
    expect(losses(await planned("tools", ...changes))).toEqual(
      expect.arrayContaining(["delete aws_codepipeline", "delete aws_ecr_repository"]),
    );
    expect(losses(await planned("staging", ...changes))).toEqual(
      expect.arrayContaining(["delete aws_cloudwatch_log_group", "delete aws_ecs_service", "delete aws_lb"]),
    );
  });

  it("a service by another name: everything of the old name goes, and the artifact bucket stays", async () => {
    const { services } = JSON.parse(JSON.stringify((await import("yaml")).parse(configText())));
    const changes: Change[] = [[["services"], { shop: services.storefront }]];
    const tools = losses(await planned("tools", ...changes));
    expect(tools).toEqual(expect.arrayContaining(["delete aws_codepipeline", "delete aws_ecr_repository"]));
    expect(tools.join()).not.toMatch(/aws_s3_bucket|aws_kms_key/);
    expect(losses(await planned("staging", ...changes))).toContain("delete aws_ecs_service");
  });

  it("an environment that is taken out: the pipeline loses a stage, and nothing that is kept is lost", async () => {
    const changes = await planned("tools", [["environments", "staging"], undefined], [STAGING, undefined]);
    expect(deeds(changes)).toContain("update aws_codepipeline");
    expect(losses(changes).join()).not.toMatch(
      /aws_ecr_repository|aws_s3_bucket|aws_kms_key|aws_codepipeline/,
    );
  });

  it("an environment that is added: nothing that stands is lost", async () => {
    const added = { account: "444444444444", network: { cidr: "10.40.0.0/16" } };
    const changes = await planned(
      "tools",
      [["environments", "demo"], added],
      [[...SHOP, "environments", "demo"], {}],
    );
    expect(losses(changes)).toEqual([]);
    expect(deeds(changes)).toContain("update aws_codepipeline");
  });

  it("another target: what ran goes", async () => {
    const changes = await planned(
      "staging",
      [[...SHOP, "deploy"], { website: {} }],
      [[...SHOP, "environments"], { staging: {} }],
    );
    expect(losses(changes)).toContain("delete aws_ecs_service");
    expect(deeds(changes)).toContain("create aws_cloudfront_distribution");
  });

  it("the other layout: the account's stack lets go of every service's things", async () => {
    const changes = await planned("staging", [["layout"], { stacks: "per-service" }]);
    expect(losses(changes)).toContain("delete aws_ecs_service");
    expect(losses(changes).join()).not.toMatch(/aws_vpc |aws_lb |aws_ecs_cluster/);
  });

  it("other hosts: the listener's rule alone, in place", async () => {
    const changes = await planned(
      "staging",
      [[...SHOP, "deploy", "ecs", "hosts"], ["shop.acme.example"]],
      [[...STAGING, "verify"], undefined],
      [[...SHOP, "environments", "production", "verify"], undefined],
    );
    expect(deeds(changes).filter((deed) => /aws_(lb|ecs)/.test(deed))).toEqual([
      "update aws_lb_listener_rule",
    ]);
  });
});
