import { type Policy, policiesOf, type RoleView, rolesOf } from "./policies";
import type { PrintedStatement } from "./policy";
import {
  dataSourcesOf,
  placeOfStack,
  type Resource,
  resourcesOf,
  type StackJson,
  type Stacks,
} from "./stacks";

/**
 * A system as a reviewer reads it: stack by stack where its state lies, who Terraform is there, what exists under which
 * name, what it tells, and who may do what. A stack that differs from a former one in its account alone says so.
 */
export function renderStacks(stacks: Stacks): string {
  const seen = new Map<string, string>();
  const entries = sorted(Object.entries(stacks), ([name]) => name).map(([name, stack]) => {
    const body = renderStack({ [name]: stack }, stack);
    const anywhere = body.replaceAll(placeOfStack(stack).account, "ACCOUNT");
    const twin = seen.get(anywhere);
    if (twin === undefined) seen.set(anywhere, name);
    const lines = twin === undefined ? body : `\n  as ${twin}, in this account\n`;
    return [`STACK ${name}`, ...indent(renderSettings(stack)), lines].join("\n");
  });
  return entries.join("\n");
}

function renderStack(one: Stacks, { module = {}, output = {} }: StackJson): string {
  const resources = resourcesOf(one).map((resource) => [
    resource.type,
    resource.path,
    physicalName(resource),
  ]);
  const sources = dataSourcesOf(one).map(({ type, path, arguments: by }) => [type, path, JSON.stringify(by)]);
  const sections = [
    ["resources", table(resources)],
    ["modules", Object.entries(module).map(renderModule)],
    ["looked up", table(sources)],
    ["outputs", Object.keys(output).sort()],
    ["roles", sorted(rolesOf(one), ({ path, name }) => path + name).flatMap(renderRole)],
    ["policies of resources", policiesOf(one).filter(isOfResource).flatMap(renderPolicy)],
  ] as const;
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => ["", `  ${title}`, ...indent(indent(lines)), ""].join("\n"))
    .join("");
}

function renderSettings(stack: StackJson): string[] {
  const { account, region } = placeOfStack(stack);
  const { bucket, key, use_lockfile: locked } = stack.terraform.backend.s3;
  const [provider] = stack.provider.aws;
  return [
    `account  ${account} in ${region}, as ${signIn(provider)}`,
    `state    s3://${bucket}/${key}${locked === true ? ", locked" : ", NOT LOCKED"}, as ${signIn(stack.terraform.backend.s3)}`,
  ];
}

/** In a provider the role stands in a block, in a backend in an object. */
function signIn(settings: Readonly<Record<string, unknown>> = {}): string {
  const role = /"role_arn":"([^"]+)"/.exec(JSON.stringify(settings.assume_role ?? {}))?.[1];
  return String(role ?? settings.profile ?? "whoever runs Terraform");
}

/** Arguments that are names, the most telling first. */
const NAMES = ["name", "bucket", "alarm_name", "family", "deployment_group_name", "repository", "endpoint"];

/** The name that was chosen; one that refers to another resource is that resource's. */
function physicalName({ arguments: chosen }: Resource): string {
  const name = NAMES.map((key) => chosen[key]).find(
    (value) => typeof value === "string" && !value.includes("${"),
  );
  return String(name ?? "-");
}

function renderModule([id, { source, "//": _comment, ...values }]: [string, Resource["arguments"]]): string {
  return `${id}  ${JSON.stringify(values)}`;
}

function renderRole({ path, name, resource, tags, trust, policies }: RoleView): string[] {
  const { permissions_boundary: boundary } = resource.arguments;
  return [
    "",
    path + name,
    ...(boundary === undefined ? [] : [`  bounded by ${boundary}`]),
    ...Object.entries(tags).map(([key, value]) => `  tagged ${key} = ${value}`),
    ...indent(trust.flatMap((statement) => renderStatement(statement))),
    ...indent(
      Object.entries(policies).flatMap(([policy, statements]) => [
        `policy ${policy}`,
        ...indent(statements.flatMap((statement) => renderStatement(statement))),
      ]),
    ),
  ];
}

function isOfResource({ kind }: Policy): boolean {
  return kind !== "trust" && kind !== "identity";
}

function renderPolicy({ kind, resource, statements }: Policy): string[] {
  return [
    "",
    `${kind} ${resource.path}`,
    ...indent(statements.flatMap((statement) => renderStatement(statement))),
  ];
}

const WIDTH = 110;

/** `Sid: actions`, then by whom, on what and when, as far as the statement says; in one line if it fits. */
function renderStatement(statement: PrintedStatement): string[] {
  const { Sid, Effect, Principal, Action, Resource = [], Condition = {} } = statement;
  const conditions = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).flatMap(([key, value]) => [value].flat().map((one) => `${operator} ${key} ${one}`)),
  );
  const head = `${Effect === "Deny" ? "DENY " : ""}${Sid}: ${Action.join(", ")}`;
  const rest = [
    ...principals(Principal).map((principal) => `by ${principal}`),
    ...Resource.map((resource) => `on ${resource}`),
    ...conditions.map((condition) => `when ${condition}`),
  ];
  const line = [head, ...rest].join(" ");
  return line.length <= WIDTH ? [line] : [...wrap(head), ...rest.map((part) => `    ${part}`)];
}

function wrap(text: string): string[] {
  if (text.length <= WIDTH) return [text];
  const end = text.lastIndexOf(" ", WIDTH);
  return [text.slice(0, end), ...wrap(`    ${text.slice(end + 1)}`)];
}

function principals(principal: PrintedStatement["Principal"]): string[] {
  if (principal === undefined) return [];
  return principal === "*" ? ["everybody"] : Object.values(principal).flat();
}

/** Lines with their columns below each other, sorted. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).sort();
}

function sorted<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? "" : `  ${line}`));
}
