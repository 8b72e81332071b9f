import { layoutOf } from "../../config/layout";
import { EVERY_EXAMPLE, EXAMPLES, exampleConfig, synthesizeExample } from "../support/examples";
import { comparableResources } from "../support/layouts";
import { dataSourcesOf, resourcesOf, type StackJson } from "../support/stacks";

describe.each(Object.keys(EXAMPLES))("example %s", (example) => {
  const perAccount = () => synthesizeExample(example, { layout: "per-account" });
  const perService = () => synthesizeExample(example, { layout: "per-service" });

  test("both layouts hold the same resources, with the same arguments", () => {
    const resources = comparableResources(perService());
    expect(resources).toEqual(comparableResources(perAccount()));
    expect(Object.keys(resources).length).toBeGreaterThanOrEqual(resourcesOf(perService()).length);
  });

  test("both layouts hold the same outputs", () => {
    const outputs = (stacks: ReturnType<typeof perAccount>) =>
      Object.values(stacks).flatMap(({ output = {} }) => Object.keys(output));
    expect(outputs(perService()).sort()).toEqual(outputs(perAccount()).sort());
  });

  test("per-service: an account's shared stack holds what its services share, the others one service each", () => {
    const plans = layoutOf(exampleConfig(example, { layout: "per-service" }));
    const subtrees = plans.map(({ name, kind, services: [service] }) => [
      name,
      kind === "bootstrap" ? ["state", "infrastructure"] : [service?.name ?? "shared"],
    ]);
    const subtreesOf: Record<string, string[]> = Object.fromEntries(subtrees);
    const misplaced = resourcesOf(perService()).filter(
      ({ stack, path }) => !subtreesOf[stack]?.includes(path.split("/")[0] ?? ""),
    );
    expect(misplaced).toEqual([]);
  });
});

describe.each(EVERY_EXAMPLE)("example $example, $layout", ({ example, layout }) => {
  const stacks = () => synthesizeExample(example, { layout });
  const plans = layoutOf(exampleConfig(example, { layout }));

  test("the stacks are those of the layout", () => {
    expect(Object.keys(stacks()).sort()).toEqual(plans.map(({ name }) => name).sort());
  });

  test("no stack reads another's state", () => {
    expect(JSON.stringify(stacks())).not.toMatch(/terraform_remote_state|tfe_outputs/);
  });

  test("no stack refers to anything outside itself", () => {
    expect(Object.entries(stacks()).flatMap(([name, stack]) => dangling(name, stack))).toEqual([]);
  });

  test("only a service's own stack looks anything up", () => {
    const looking = dataSourcesOf(stacks()).map(({ stack }) => stack);
    const ofServices = plans.filter(({ shared }) => !shared).map(({ name }) => name);
    expect(looking.filter((stack) => !ofServices.includes(stack))).toEqual([]);
  });
});

test("GIVEN a stack that refers to another's bucket THEN it is said", () => {
  const { tools } = synthesizeExample("default");
  if (!tools) throw new Error("no stack tools");
  const output = { bucket: { value: "${aws_s3_bucket.shared_artifacts.bucket}" } };
  expect(dangling("tools", { ...tools, output })).toEqual(["tools: aws_s3_bucket.shared_artifacts"]);
});

describe("website-and-api, per-service", () => {
  const lookedUp = (stack: string) =>
    dataSourcesOf(synthesizeExample("website-and-api", { layout: "per-service" }))
      .filter((source) => source.stack === stack)
      .map(({ type, path }) => `${type} ${path}`);

  test("a website looks nothing up in its account", () => {
    expect(lookedUp("production-website")).toEqual([]);
  });

  test("a service that ECS rolls out looks no test listener up, one that CodeDeploy shifts does", () => {
    const testListener = "aws_lb_listener lookup/load-balancer/test-listener";
    expect(lookedUp("production-api")).not.toContain(testListener);
    expect(lookedUp("production-shop")).toContain(testListener);
  });
});

/** Addresses that a stack names and doesn't declare. */
function dangling(name: string, { resource = {}, data = {}, module = {}, output = {} }: StackJson): string[] {
  const listed = (prefix: string, byType: typeof resource) =>
    Object.entries(byType).flatMap(([type, byId]) => Object.keys(byId).map((id) => `${prefix}${type}.${id}`));
  const modules = Object.keys(module).map((id) => `module.${id}`);
  const declared = new Set([...listed("", resource), ...listed("data.", data), ...modules]);
  const text = JSON.stringify({ resource, data, module, output });
  const referred = text.match(/\b(?:data\.aws_\w+|module|(?<!data\.)aws_\w+)\.[\w-]+/g) ?? [];
  return referred.filter((address) => !declared.has(address)).map((address) => `${name}: ${address}`);
}
