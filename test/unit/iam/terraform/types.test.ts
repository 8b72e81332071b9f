/** What Terraform calls is known for every type that a stack may hold, and for no other. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Calls, callsOf } from "../../../../iam/terraform/calls";
import { identityLimits } from "../../../../iam/terraform/identities";
import { PASSING } from "../../../../iam/terraform/passing";
import { SERVICES } from "../../../../iam/terraform/services";
import { EVERY_EXAMPLE, synthesizeExample } from "../../../support/examples";
import { dataSourcesOf, type Resource, resourcesOf } from "../../../support/stacks";

const ROOT = join(__dirname, "../../../..");
const ALL = Object.values(SERVICES).flat();
const RESOURCES: Readonly<Record<string, Calls>> = Object.assign(
  {},
  ...ALL.map(({ resources }) => resources),
);
const DATA: Readonly<Record<string, Calls>> = Object.assign({}, ...ALL.map(({ dataSources }) => dataSources));

/** Paths of the files below a folder. */
function filesBelow(folder: string, end: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(end))
    .map((file) => join(ROOT, folder, file));
}

/** Every type that our constructs can make: what they import, and what the network's HCL holds. */
function typesMade() {
  const code = ["modules", "stacks", "iam"].flatMap((folder) => filesBelow(folder, ".ts"));
  const imported = code.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/@cdktf\/provider-aws\/lib\/([\w-]+)"/g)].map(([, name = ""]) =>
      name.replaceAll("-", "_"),
    ),
  );
  const types = imported.filter((name) => name !== "provider");
  const hcl = filesBelow("terraform/network", ".tf").flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/^resource "(\w+)"/gm)].map(([, type = ""]) => type),
  );
  const data = types.filter((name) => name.startsWith("data_"));
  const resources = types.filter((name) => !name.startsWith("data_")).map((name) => `aws_${name}`);
  return {
    resources: [...new Set([...resources, ...hcl])].sort(),
    data: [...new Set(data.map((name) => name.slice("data_".length)))].sort(),
  };
}

/** Resources and data sources of a kind of stack that has no row, or none for that kind. */
function unknownIn(resources: readonly Resource[], rows: Readonly<Record<string, Calls>>): string[] {
  return resources.flatMap(({ stack, type }) => {
    const calls = rows[type];
    const kind = stack === "tools" || stack.startsWith("tools-") ? "tools" : "workload";
    const known = stack.startsWith("bootstrap-") ? calls?.bootstrap : calls?.in.includes(kind);
    return known ? [] : [`${stack}: ${type}`];
  });
}

describe("what Terraform calls", () => {
  test.each(EVERY_EXAMPLE)("is known for every type of $example, $layout, in its kind of account", (one) => {
    const stacks = synthesizeExample(one.example, { layout: one.layout });
    expect(resourcesOf(stacks).length).toBeGreaterThan(10);
    expect(unknownIn(resourcesOf(stacks), RESOURCES)).toEqual([]);
    expect(unknownIn(dataSourcesOf(stacks), DATA)).toEqual([]);
  });

  test("is known for every type that a construct makes, examples or not, and for no other", () => {
    const { resources, data } = typesMade();
    expect(Object.keys(RESOURCES).sort()).toEqual(resources);
    expect(Object.keys(DATA).sort()).toEqual(data);
  });

  test("is limited action by action: no call goes without a limit, no limit without a call", () => {
    const called = callsOf(ALL).flatMap(({ read, write = [] }) => [...read, ...write]);
    const limits = [...ALL.flatMap((service) => service.limits), ...identityLimits("boundary"), ...PASSING];
    const limited = limits.flatMap(({ actions }) => actions);
    expect([...new Set(limited)].sort()).toEqual([...new Set(called)].sort());
  });

  test("is known once for a type", () => {
    const names = ALL.flatMap(({ resources }) => Object.keys(resources));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
