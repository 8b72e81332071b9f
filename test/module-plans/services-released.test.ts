/** Modules of services beside those that release them: one root in HCL's words, joined by outputs alone. */
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { snakeCase } from "../../face/names";
import { ECS_SERVICE } from "../../modules/ecs-service/ecs-service.module";
import { LAMBDA_SERVICE } from "../../modules/lambda-service/lambda-service.module";
import { SERVER_FLEET } from "../../modules/server-fleet/server-fleet.module";
import { planStack } from "../../runner/plan";
import { withSession } from "../../runner/session";
import { STACK_FILE } from "../../runner/workspace";
import { temporaryFolder } from "../support/folder";
import type { PlanFile } from "../support/plan";
import { describeWithTerraform } from "../support/terraform";

const EXPORTED = join(__dirname, "..", "..", "terraform", "modules");
const folder = temporaryFolder();

const snaked = (values: object) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [snakeCase(name), value]));
const of = (module: string, output: string) => `\${module.${module}.${output}}`;

const TOOLS = { account_id: "111111111111", region: "us-east-1" };
const WORKLOAD = { account_id: "222222222222", region: "us-east-1", tools_account_id: "111111111111" };
const BUCKET = { artifact_bucket: "acme-artifacts-111111111111-us-east-1" };
const STORE = {
  ...BUCKET,
  artifact_key_alias: "alias/acme-artifacts",
  artifact_key_arn: "arn:aws:kms:us-east-1:111111111111:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
};
const PREFIX = { artifact_prefix: "shop-acme" };
const RELEASED_BY = {
  ...WORKLOAD,
  ...BUCKET,
  ...PREFIX,
  pipeline_role_arn: "arn:aws:iam::111111111111:role/slipway/pipeline/acme-shop-pipeline",
};
/** Of a service's module. */
const codedeploy = (service: string) => ({
  codedeploy_application: of(service, "codedeploy_application"),
  codedeploy_group: of(service, "codedeploy_group"),
});

const project = (name: string) => ({
  source: "./build-project",
  ...TOOLS,
  ...STORE,
  ...PREFIX,
  name,
  role_name: name,
});

const ROOT = {
  web: { source: "./ecs-service", ...snaked(ECS_SERVICE.examples.basic.values) },
  web_deploy: {
    source: "./deploy-role-ecs-blue-green",
    ...RELEASED_BY,
    name: "acme-web-staging-deploy",
    ...codedeploy("web"),
    deployment_config: of("web", "deployment_config"),
    task_family: of("web", "task_family"),
    task_role: of("web", "task_role"),
    execution_role: of("web", "execution_role"),
  },
  web_revision: {
    ...project("acme-web-staging-revision"),
    writes_artifacts: true,
    buildspec: of("web", "revision_buildspec"),
  },
  prices: {
    source: "./lambda-service",
    ...snaked(LAMBDA_SERVICE.examples.basic.values),
    shift_build_role_arn: "arn:aws:iam::111111111111:role/slipway/build/acme-prices-staging-shift",
  },
  prices_deploy: {
    source: "./deploy-role-lambda",
    ...RELEASED_BY,
    name: "acme-prices-staging-deploy",
    lambda_function: of("prices", "lambda_function"),
    pipeline: "shop-acme",
  },
  prices_shift: {
    ...project("acme-prices-staging-shift"),
    writes_artifacts: false,
    buildspec: of("prices", "shift_buildspec"),
    environment_variables: of("prices", "shift_environment"),
    inline_policies: { shift: of("prices", "shift_build_policy") },
  },
  orders: { source: "./server-fleet", ...snaked(SERVER_FLEET.examples.basic.values), ...PREFIX },
  orders_deploy: {
    source: "./deploy-role-servers",
    ...RELEASED_BY,
    name: "acme-orders-staging-deploy",
    ...codedeploy("orders"),
    deployment_config: of("orders", "deployment_config"),
  },
  pipeline: {
    source: "./delivery-pipeline",
    ...TOOLS,
    ...STORE,
    name: "shop-acme",
    role_name: "acme-shop-pipeline",
    connection_arn:
      "arn:aws:codeconnections:us-east-1:111111111111:connection/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
    repository: "acme/shop",
    stages: [
      { name: "Build", builds: [{ name: "build", project: "acme-shop-build", output_artifacts: ["build"] }] },
      {
        name: "web",
        builds: [
          {
            name: "revision",
            project: of("web_revision", "project_name"),
            input_artifacts: ["build"],
            output_artifacts: ["revision"],
          },
        ],
        deploy_ecs_blue_green: {
          role_arn: of("web_deploy", "role_arn"),
          ...codedeploy("web"),
          input_artifact: "revision",
        },
      },
      {
        name: "prices",
        deploy_lambda: {
          role_arn: of("prices_deploy", "role_arn"),
          lambda_function: of("prices", "lambda_function"),
          shift_project: of("prices_shift", "project_name"),
        },
      },
      {
        name: "orders",
        deploy_servers: { role_arn: of("orders_deploy", "role_arn"), ...codedeploy("orders") },
      },
    ],
  },
};

describeWithTerraform("services and what releases them, in one root", () => {
  let planned: PlanFile["resource_changes"];

  beforeAll(async () => {
    cpSync(EXPORTED, folder, { recursive: true, filter: (path) => !/\.terraform/.test(path) });
    const root = { provider: { aws: [{ region: "us-east-1" }] }, module: ROOT };
    writeFileSync(join(folder, STACK_FILE), JSON.stringify(root));
    const result = await withSession({ offline: true }, (session) =>
      planStack(session, { name: "released", directory: folder }, { json: true }),
    );
    if (!result.ok || result.json === undefined) throw new Error(JSON.stringify(result, null, 2));
    planned = (JSON.parse(result.json) as PlanFile).resource_changes;
  }, 300_000);

  const after = (address: string) => {
    const found = planned.find((change) => change.address === `module.${address}`);
    if (!found) throw new Error(`no ${address} in ${planned.map((change) => change.address).join(", ")}`);
    return found.change.after;
  };
  const resources = (address: string, sid: string) => {
    const { Statement } = JSON.parse(String(after(address).policy));
    return Statement.find((statement: { Sid: string }) => statement.Sid === sid).Resource;
  };
  const codedeployArn = (rest: string) => `arn:aws:codedeploy:us-east-1:222222222222:${rest}`;

  test.each([
    ["web_deploy", "deploymentgroup:acme-web-staging/acme-web-staging"],
    ["orders_deploy", "deploymentgroup:acme-orders-staging/acme-orders-staging"],
  ])("GIVEN a service's outputs THEN a first plan shows what %s may deploy to", (module, group) => {
    expect(resources(`${module}.aws_iam_role_policy.deploy`, "RunDeployment")).toEqual([
      codedeployArn(group),
    ]);
  });

  test("GIVEN a function's outputs THEN one role publishes it and one build has it shifted", () => {
    const [updated] = resources("prices_deploy.aws_iam_role_policy.deploy", "PublishVersions");
    expect(updated).toBe("arn:aws:lambda:us-east-1:222222222222:function:acme-prices-staging");
    const shift = 'prices_shift.aws_iam_role_policy.this["shift"]';
    expect(resources(shift, "ActInTheEnvironment")).toEqual([
      "arn:aws:iam::222222222222:role/slipway/verify/acme-prices-staging-shift",
    ]);
  });

  test("GIVEN their buildspecs THEN projects have them whole", () => {
    const buildspec = (module: string) => {
      const [source] = after(`${module}.aws_codebuild_project.this`).source as { buildspec: string }[];
      return JSON.parse(source?.buildspec ?? "");
    };
    expect(buildspec("web_revision").artifacts.files).toContain("taskdef.json");
    expect(buildspec("prices_shift").phases.build.commands[0]).toContain("create-deployment");
  });
});
