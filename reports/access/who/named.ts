/** Resources as a person names them. Ids that AWS chooses aren't known before an apply, so an ARN alone won't do. */
import { ownerOf } from "../ask/owner";
import type { World } from "../world/world";

/** Nothing is called that. */
export class UnknownName extends Error {
  /** @param like names that there are, of the same form and about as long */
  constructor(
    name: string,
    readonly like: readonly string[],
  ) {
    super(`no stack makes anything called ${name}`);
  }
}

/**
 * ARNs of what a name means, of any account; where several kinds of things have it, those of the action's service.
 * @param action `kms:Decrypt`
 * @throws UnknownName
 */
export function resourcesNamed(world: World, name: string, action: string): readonly [string, ...string[]] {
  const all = name.startsWith("arn:") ? arnNamed(world, name) : shortNamed(world, name);
  const fitting = all.filter((arn) => arn.split(":")[2] === serviceOf(action));
  const [first, ...others] = fitting.length > 0 ? fitting : all;
  if (first !== undefined) return [first, ...others];
  throw new UnknownName(name, namesLike(world, name));
}

/** The service in the ARNs of what an action takes; roles are assumed from STS. */
function serviceOf(action: string): string | undefined {
  const [service] = action.split(":");
  return service === "sts" ? "iam" : service;
}

function arnNamed(world: World, arn: string): readonly string[] {
  try {
    ownerOf(world, arn);
    return [arn];
  } catch {
    return [];
  }
}

function shortNamed(world: World, name: string): readonly string[] {
  if (name.startsWith("s3://")) return arnNamed(world, `arn:aws:s3:::${name.slice("s3://".length)}`);
  if (name.startsWith("alias/")) {
    return world.keyAliases.filter((alias) => alias.name === name).map(({ keyArn }) => keyArn);
  }
  const fit = ({ arn, address, stack }: World["targets"][number]) =>
    [address, `${stack}: ${address}`].includes(name) || endOf(arn) === name;
  return world.targets.filter(fit).map(({ arn }) => arn);
}

/** What stands behind the last separator. */
function endOf(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf("/"), arn.lastIndexOf(":")) + 1);
}

/** Names of the same form, and about as long: a misspelt one is among them. */
function namesLike({ targets, keyAliases }: World, name: string): string[] {
  const names = name.startsWith("arn:")
    ? targets.map(({ arn }) => arn)
    : name.startsWith("alias/")
      ? keyAliases.map((alias) => alias.name)
      : targets.flatMap(({ arn, address }) => [endOf(arn), address]);
  return [...new Set(names)].filter((each) => Math.abs(each.length - name.length) <= 2);
}
