/** Two readings of the same system, held against each other: what was synthesized, and what stands. */
import { isValues } from "../../values";
import { isInvented } from "./invented";
import { isOpaque } from "./opaque";
import { sorted } from "./sorted";
import type { Target } from "./target";
import type { World } from "./world";

/**
 * What stands otherwise than it was read from the synthesis: one line each. An id that was invented may be any, but the
 * same wherever it is named; what wasn't known may be anything.
 */
export function differences(synthesized: World, standing: World): string[] {
  const expected = JSON.parse(withIds(JSON.stringify(judged(synthesized)), idsOf(synthesized, standing)));
  return differing(sorted(expected), sorted(judged(standing)), "");
}

/** All that access is judged by. What a Terraform module holds is in a state, and not in a synthesis. */
function judged(world: World): unknown {
  const { roles, users, foreignRoles, instanceProfiles, identityProviders, grants, keyAliases } = world;
  return {
    roles,
    users,
    foreignRoles,
    instanceProfiles,
    identityProviders,
    grants,
    keyAliases,
    targets: targetsOf(world),
    logResourcePolicies: world.logResourcePolicies,
    records: world.records,
  };
}

/** ECR names the key that AWS manages, where none is asked for. */
function targetsOf({ targets }: World): Target[] {
  const own = new Set(targets.map(({ arn }) => arn));
  return targets
    .filter(({ address }) => !address.startsWith("module."))
    .map(({ keyArn, ...target }) =>
      keyArn === undefined || (target.type === "aws_ecr_repository" && !own.has(keyArn))
        ? target
        : { ...target, keyArn },
    );
}

/** Each invented ARN with the one that AWS gave, longest first: one may be the beginning of another. */
function idsOf(synthesized: World, standing: World): [invented: string, given: string][] {
  const given = new Map(standing.targets.map(({ stack, address, arn }) => [`${stack} ${address}`, arn]));
  return synthesized.targets
    .filter(({ arn }) => isInvented(arn))
    .map(({ stack, address, arn }): [string, string] => [arn, given.get(`${stack} ${address}`) ?? arn])
    .flatMap(([arn, other]): [string, string][] => [
      [arn, other],
      [lastOf(arn), lastOf(other)],
    ])
    .filter(([invented]) => isInvented(invented))
    .sort(([one], [other]) => other.length - one.length);
}

function lastOf(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf("/"), arn.lastIndexOf(":")) + 1);
}

function withIds(text: string, ids: readonly (readonly [string, string])[]): string {
  return ids.reduce((all, [invented, given]) => all.replaceAll(invented, given), text);
}

function differing(expected: unknown, found: unknown, path: string): string[] {
  if (typeof expected === "string" && isOpaque(expected)) return [];
  if (Array.isArray(expected) && Array.isArray(found) && expected.length === found.length)
    return expected.flatMap((each, index) =>
      differing(each, found[index], `${path}[${labelOf(each, index)}]`),
    );
  if (isValues(expected) && isValues(found)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return keys.flatMap((key) => differing(expected[key], found[key], path === "" ? key : `${path}.${key}`));
  }
  const [was, is] = [expected, found].map((value) => JSON.stringify(value) ?? "nothing");
  return was === is ? [] : [`${path}: read ${was}, found ${is}`];
}

function labelOf(member: unknown, index: number): string {
  const { arn, name } = isValues(member) ? member : {};
  return String(arn ?? name ?? index);
}
