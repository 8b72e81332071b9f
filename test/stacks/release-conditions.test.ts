import type { Config } from "../../config/config";
import { RULES } from "../policies/rules";
import { type Change, configWith } from "../support/config";
import { pipelinesOf } from "../support/deployments";
import { LAYOUTS, synthesizeConfig } from "../support/examples";
import { identityOf, rolesOf } from "../support/policies";
import { resourcesOfType, type Stacks } from "../support/stacks";

const SERVICE = ["services", "storefront"];
const inProduction = (conditions: unknown): Change => [
  [...SERVICE, "environments", "production", "conditions"],
  conditions,
];
const VARIABLES: Change = [[...SERVICE, "pipeline"], { variables: { CHANNEL: "stable" } }];

interface Action {
  readonly name: string;
  readonly run_order: number;
  readonly configuration: Readonly<Record<string, string>>;
}

interface Condition {
  readonly condition: { readonly result: string; readonly rule: readonly { readonly name: string }[] };
}

interface Stage {
  readonly name: string;
  readonly action: readonly Action[];
  readonly before_entry?: Condition;
  readonly on_success?: Condition;
  readonly on_failure?: object;
}

const synthesized = (...changes: readonly Change[]) => synthesizeConfig(configWith(...changes));

/** Stages of the release pipeline. */
function stagesOf(stacks: Stacks): Stage[] {
  const release = pipelinesOf(stacks).find(({ isForPullRequests }) => !isForPullRequests);
  return (release?.resource.arguments.stage ?? []) as Stage[];
}

const namesOf = (stages: readonly Stage[]) =>
  stages.map(({ name, action }) => [name, action.map((a) => a.name)]);
const rulesOf = (condition: Condition | undefined) => condition?.condition.rule.map(({ name }) => name);
const approvalOf = (stacks: Stacks) =>
  stagesOf(stacks)
    .flatMap(({ action }) => action)
    .find(({ name }) => name === "approve")?.configuration;

const FULL = inProduction({
  entry: {
    window: { cron: "* * 9-16 ? * MON-THU *", timeZone: "Europe/Berlin" },
    alarms: ["shop-down"],
    commands: ["make ready"],
  },
  success: {
    alarms: ["acme-storefront-production-errors"],
    waitMinutes: 30,
    commands: ["make good"],
    result: "rollback",
  },
  failure: "rollback",
});

describe("a release without conditions", () => {
  const stacks = synthesized();

  test("GIVEN an approval THEN it is the first action of its environment's stage", () => {
    expect(namesOf(stagesOf(stacks)).slice(2)).toEqual([
      ["staging", ["deploy", "integration"]],
      ["production", ["approve", "revision", "deploy", "smoke"]],
    ]);
  });

  test("WHEN approval is asked THEN the link leads to what this very release did so far", () => {
    expect(approvalOf(stacks)).toMatchObject({
      CustomData: "Release storefront #{source.CommitId} to production? Checks in staging: integration.",
      ExternalEntityLink:
        "https://us-east-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/storefront-acme/executions/#{codepipeline.PipelineExecutionId}/timeline?region=us-east-1",
    });
  });

  test("WHEN the approval has a message and a link THEN the approver gets those", () => {
    const approval: Change = [
      ["environments", "production", "approval"],
      { message: "Channel #{variables.CHANNEL}.", link: "https://wiki.acme.example/#{source.CommitId}" },
    ];
    expect(approvalOf(synthesized(VARIABLES, approval))).toMatchObject({
      CustomData:
        "Release storefront #{source.CommitId} to production? Checks in staging: integration. Channel #{variables.CHANNEL}.",
      ExternalEntityLink: "https://wiki.acme.example/#{source.CommitId}",
    });
  });

  test("WHEN there are many checks before THEN the message counts them", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const verify = Object.fromEntries(names.map((name) => [name, { commands: ["true"] }]));
    const change: Change = [[...SERVICE, "environments", "staging", "verify"], verify];
    expect(approvalOf(synthesized(change))?.CustomData).toContain("Checks in staging: 6.");
  });
});

describe("variables of a pipeline", () => {
  const stacks = synthesized(VARIABLES, FULL);
  const environment = '[{"name":"CHANNEL","value":"#{variables.CHANNEL}"}]';

  test("are declared by the release's pipeline and by that of pull requests", () => {
    const declared = pipelinesOf(stacks).map(({ resource }) => resource.arguments.variable);
    expect(declared).toEqual([1, 2].map(() => [{ name: "CHANNEL", default_value: "stable" }]));
  });

  test("reach build, checks, verification and conditions, and not what Slipway itself builds", () => {
    const given = pipelinesOf(stacks)
      .flatMap(({ resource }) => resource.arguments.stage as Stage[])
      .flatMap(({ action, before_entry, on_success }) => [
        ...action,
        ...((before_entry?.condition.rule ?? []) as unknown as Action[]),
        ...((on_success?.condition.rule ?? []) as unknown as Action[]),
      ])
      .filter(({ configuration }) => configuration.ProjectName !== undefined)
      .map(({ configuration }) => [configuration.ProjectName, configuration.EnvironmentVariables]);
    expect(Object.fromEntries(given)).toEqual({
      "acme-storefront-build": environment,
      "acme-storefront-check-lint": environment,
      "acme-storefront-check-unit": environment,
      "acme-storefront-staging-verify-integration": environment,
      "acme-storefront-production-entry": environment,
      "acme-storefront-production-revision": undefined,
      "acme-storefront-production-verify-smoke": environment,
      "acme-storefront-production-success": environment,
      "acme-storefront-pr-build": environment,
      "acme-storefront-pr-check-lint": environment,
      "acme-storefront-pr-check-unit": environment,
    });
  });
});

describe("a release with conditions", () => {
  const stacks = synthesized(FULL);
  const [approval, production] = stagesOf(stacks).slice(3);

  test("GIVEN an approval THEN somebody says yes before the conditions are looked at", () => {
    expect(namesOf(stagesOf(stacks)).slice(3)).toEqual([
      ["production.approval", ["approve"]],
      ["production", ["revision", "deploy", "smoke"]],
    ]);
    expect(approval).not.toHaveProperty("before_entry");
    expect(rulesOf(production?.before_entry)).toEqual(["window", "alarm-1", "commands"]);
    expect(rulesOf(production?.on_success)).toEqual(["alarm-1", "commands"]);
    expect(production?.on_success?.condition.result).toBe("ROLLBACK");
    expect(production?.on_failure).toEqual({ result: "ROLLBACK" });
  });

  test("GIVEN that it may pass the environment by THEN nobody is asked for it in vain", () => {
    const skip = inProduction({
      entry: { variable: { name: "CHANNEL", value: "stable" }, result: "skip" },
      failure: { retry: "failed-actions" },
    });
    const [asked, entered] = stagesOf(synthesized(VARIABLES, skip)).slice(3);
    expect(asked?.before_entry).toEqual(entered?.before_entry);
    expect(asked?.before_entry?.condition.result).toBe("SKIP");
    expect(asked).not.toHaveProperty("on_failure");
    expect(entered?.on_failure).toEqual({
      result: "RETRY",
      retry_configuration: { retry_mode: "FAILED_ACTIONS" },
    });
  });

  test("THEN the environment's deploy role looks at alarms, and that of another doesn't", () => {
    const watching = rolesOf(stacks).filter((role) =>
      identityOf(role).some(({ Sid }) => Sid === "ReadAlarms"),
    );
    expect(watching.map(({ name }) => name)).toEqual(["acme-storefront-production-deploy"]);
  });

  test("THEN commands behind the deployment may look the service up, and those before it may not", () => {
    const lookup = rolesOf(stacks).find(({ name }) => name === "acme-storefront-production-lookup");
    const trusted = JSON.stringify(lookup?.trust);
    expect(trusted).toContain("role/slipway/build/acme-storefront-production-success");
    expect(trusted).not.toContain("acme-storefront-production-entry");
  });

  test.each(LAYOUTS)("THEN every policy still keeps every rule, %s", async (layout) => {
    const config: Config = { ...configWith(VARIABLES, FULL), layout };
    const system = synthesizeConfig(config);
    const said = await Promise.all(RULES.map(({ violations }) => violations(system)));
    expect(said.flat()).toEqual([]);
  });
});

test.each([
  ["queued", "QUEUED"],
  ["superseded", "SUPERSEDED"],
] as const)("mode %s is CodePipeline's %s, for releases only", (mode, expected) => {
  const stacks = synthesized([[...SERVICE, "pipeline"], { mode }]);
  const modes = resourcesOfType(stacks, "aws_codepipeline").map(({ arguments: { name, execution_mode } }) => [
    name,
    execution_mode,
  ]);
  expect(Object.fromEntries(modes)).toEqual({ "storefront-acme": expected, "storefront-pr-acme": "QUEUED" });
});
