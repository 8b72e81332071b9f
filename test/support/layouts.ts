import { type Resource, resourcesOf, type Stacks } from "./stacks";

/**
 * What a layout must not change: every resource by account, type and construct path, with its arguments. What the
 * service's subtree takes over from the shared one is a reference in one layout and a lookup in the other: both become
 * `<shared>`; names that were chosen become themselves.
 */
export function comparableResources(stacks: Stacks): Record<string, unknown> {
  const resources = resourcesOf(stacks);
  const modules = Object.entries(stacks).flatMap(([stack, { module = {} }]) =>
    Object.entries(module).map(([id, { "//": _comment, source: _folder, ...values }]) => [
      `${stack} module ${id}`,
      values,
    ]),
  );
  return Object.fromEntries([
    ...modules,
    ...resources.map((resource) => [
      `${resource.account} ${resource.type} ${resource.path}`,
      withoutSharing(resource, resources),
    ]),
  ]);
}

function withoutSharing(resource: Resource, resources: readonly Resource[]): unknown {
  if (isShared(resource)) return resource.arguments;
  const { depends_on: dependsOn, ...rest } = resource.arguments;
  const plain = mapText(rest, (text) =>
    text.replaceAll(REFERENCE, (reference) => named(reference, resource, resources)),
  );
  // What another stack makes can't be waited for.
  const own = [dependsOn ?? []].flat().filter((address) => !/^(data\.)?\w+\.shared_/.test(String(address)));
  return { ...Object(plain), ...(own.length > 0 && { depends_on: own }) };
}

/** `${aws_lb.shared_….arn}`, `${module.shared_….id}`, `${data.….arn}`, in whatever function they are wrapped. */
const REFERENCE = /\$\{[^{}]*\b(?:module|data|aws_\w+)\.[^{}]*\}/g;

const SHARED = "<shared>";

function named(reference: string, { stack }: Resource, resources: readonly Resource[]): string {
  if (/\bdata\./.test(reference)) return SHARED;
  const [, type, id = "", attribute = ""] = /(aws_\w+|module)\.([\w-]+)(?:\.(\w+))?/.exec(reference) ?? [];
  if (!id.startsWith("shared_")) return reference;
  const found = resources.find((other) => other.stack === stack && other.address === `${type}.${id}`);
  const chosen = found?.arguments[attribute];
  return typeof chosen === "string" && !chosen.includes("${") ? chosen : SHARED;
}

function isShared({ path }: Resource): boolean {
  return path.startsWith("shared/");
}

/** Applies `change` to every text in a value. */
function mapText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((one) => mapText(one, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapText(one, change)]));
}
