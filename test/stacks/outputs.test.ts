import { deliveriesOf } from "../../config/contract";
import { type Deployment, deploymentsOf, foreignRolesOf, pipelinesOf } from "../support/deployments";
import {
  EVERY_EXAMPLE,
  exampleConfig,
  LAYOUTS,
  synthesizeConfig,
  synthesizeExample,
} from "../support/examples";
import { INFRASTRUCTURE_RUNNERS, synthesizeInfrastructure } from "../support/infrastructure";
import type { Output, Stacks } from "../support/stacks";

describe.each(EVERY_EXAMPLE)("outputs of example $example, $layout", ({ example, layout }) => {
  const stacks = () => synthesizeExample(example, { layout });
  const config = exampleConfig(example, { layout });

  test("every pipeline's page in the console", () => {
    const links = Object.entries(outputsOf(stacks()))
      .filter(([name]) => name.endsWith("_pipeline"))
      .map(([, { value }]) => value);
    const { region } = config;
    const pages = pipelinesOf(stacks()).map(
      ({ name }) =>
        `https://${region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/${name}/view?region=${region}`,
    );
    expect(links.sort()).toEqual(pages.sort());
  });

  test("the connection and the sentence that it must be accepted, where Slipway makes it", () => {
    const made = config.services.some(
      ({ source, pipeline }) =>
        source.kind === "github" && source.connectionArn === undefined && pipeline.runner === "codepipeline",
    );
    const { github_connection: connection } = outputsOf(stacks());
    expect(connection === undefined).toBe(!made);
    if (made) {
      expect(connection?.description).toBe(
        "Accept this connection to GitHub once in the console, Settings > Connections: AWS makes it PENDING",
      );
      expect(connection?.value).toMatch(/^\$\{aws_codestarconnections_connection\.[\w-]+\.arn\}$/);
    }
  });

  test("every service's address, by itself or by its environment", () => {
    const outputs = outputsOf(stacks());
    const addresses = deliveriesOf(config).map(({ service, environment, release }) => {
      if (release.deploy.kind === "website") return `${service.name}_url`;
      if (release.deploy.kind === "lambda") return `${service.name}_function_alias`;
      return environment.loadBalancer === "own"
        ? `${service.name}_load_balancer_dns_name`
        : "load_balancer_dns_name";
    });
    expect(addresses.filter((name) => outputs[name] === undefined)).toEqual([]);
  });

  test("every output says what it is for", () => {
    const silent = Object.entries(outputsOf(stacks())).filter(([, { description }]) => !description);
    expect(silent.map(([name]) => name)).toEqual([]);
  });
});

test.each(INFRASTRUCTURE_RUNNERS)("what sets up the delivery of the stacks themselves, by %s", (runner) => {
  const stacks = synthesizeInfrastructure(runner);
  const names = (stack: string) => Object.keys(stacks[stack]?.output ?? {}).sort();
  const roles = ["infrastructure_apply_role", "infrastructure_plan_role", "state_bucket"];
  expect(names("bootstrap-staging")).toEqual(roles);
  const jobs = ["apply_production", "apply_staging", "apply_tools", "plan", "pull_request"];
  const entries = runner === "github-actions" ? jobs.map((job) => `github_${job}_role`) : [];
  expect(names("bootstrap-tools")).toEqual([...roles, "infrastructure_plan_bucket", ...entries].sort());
});

describe.each(LAYOUTS)("a deploy role that somebody else made, %s", (layout) => {
  const stacks = () => synthesizeExample("existing-network", { layout });
  const roleArn = "arn:aws:iam::333333333333:role/slipway/deploy/orders-deployer";

  /** The same configuration, had Slipway made the role. */
  const own = () => {
    const config = exampleConfig("existing-network", { layout });
    const services = config.services.map((service) => ({
      ...service,
      releases: service.releases.map((release) => ({ ...release, deployRoleArn: undefined })),
    }));
    return synthesizeConfig({ ...config, services });
  };

  test("its owner is told, in its account's stack, to add just what Slipway's own role would have", () => {
    const [told, ...others] = foreignRolesOf(stacks());
    const [made] = deploymentsOf(own()).filter(isProduction);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ role: roleArn, stack: expect.stringMatching(/^production/) });
    expect(told?.trust).toEqual(made?.role?.trust);
    expect(told?.identity).toEqual(made?.role?.identity);
  });

  test("no role is made in its place, and the pipeline assumes it", () => {
    const [deployment] = deploymentsOf(stacks()).filter(isProduction);
    const [assume] = deployment?.pipelineRole.identity.filter(({ Sid }) => Sid === "AssumeDeployRole") ?? [];
    expect(deployment?.roleArn).toBe(roleArn);
    expect(assume?.Resource).toContain(roleArn);
    expect(JSON.stringify(stacks())).not.toContain("acme-orders-production-deploy");
  });
});

function outputsOf(stacks: Stacks): Readonly<Record<string, Output>> {
  return Object.assign({}, ...Object.values(stacks).map(({ output = {} }) => output));
}

function isProduction({ roleArn }: Deployment): boolean {
  return roleArn.includes("333333333333");
}
