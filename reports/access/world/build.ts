/** Puts a world together from resources, whatever they were read from. */
import { identityProvidersOf, instanceProfilesOf } from "./becoming";
import { identitiesOf } from "./identities";
import { aliasesOf, keyReader } from "./keys";
import { partitionOf } from "./place";
import type { Policy } from "./policy";
import { Problems, Unreadable } from "./problem";
import { recordsOf } from "./records/records";
import type { Resource } from "./resource";
import { resourcePolicies } from "./resource-policies";
import { grantOf, logResourcePolicyOf, targetOf } from "./targets";
import { type Origin, refuseTwice } from "./twice";
import { bearingOf } from "./types";
import type { Account, LedgerLine, World } from "./world";

/**
 * The world of some resources.
 * @param origin what they were read from
 * @throws UnreadableWorld with everything that isn't known, isn't understood, or names what nobody makes
 */
export function buildWorld(resources: readonly Resource[], origin: Origin): World {
  const problems = new Problems();
  const ledger = problems.each(resources, ledgerLine);
  refuseTwins(resources, problems);
  refuseTwice(resources, origin, problems);
  problems.refuse();
  try {
    return built(resources, ledger, problems);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    problems.add(error.message);
    problems.refuse();
    throw error;
  }
}

function built(resources: readonly Resource[], ledger: readonly LedgerLine[], problems: Problems): World {
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const keyOf = keyReader(resources);
  const policies = resourcePolicies(resources);
  const { roles, users, foreignRoles } = identitiesOf(resources, (arn) => policies.get(arn));
  const instanceProfiles = instanceProfilesOf(resources, roles);
  const records = recordsOf(resources, instanceProfiles, keyOf, problems);
  const withArns = resources.filter(({ arn }) => arn !== undefined);
  const world = {
    accounts: accountsOf(resources),
    roles,
    users,
    foreignRoles,
    instanceProfiles,
    identityProviders: identityProvidersOf(resources),
    targets: problems.each(withArns, (one) => targetOf(one, policies, records.buckets, keyOf)),
    grants: problems.each(ofType("aws_kms_grant"), (one) => grantOf(one, keyOf)),
    keyAliases: aliasesOf(resources),
    logResourcePolicies: problems.each(ofType("aws_cloudwatch_log_resource_policy"), logResourcePolicyOf),
    records,
    ledger,
  };
  problems.refuse();
  return { ...world, said: saidOf(world) };
}

function ledgerLine({ stack, type, address }: Resource): LedgerLine {
  const became = bearingOf(type);
  if (became !== undefined) return { stack, type, address, became };
  throw new Unreadable(
    `${stack}: ${address}: nobody has said yet whether ${type} lets somebody in; keep it in a Terraform folder of your own, outside Slipway's stacks, or ask Slipway's maintainers for the type`,
  );
}

/** Two resources that AWS would take for one: of one of them the policy would be lost here. */
function refuseTwins(resources: readonly Resource[], problems: Problems): void {
  const first = new Map<string, Resource>();
  for (const resource of resources) {
    if (resource.arn === undefined) continue;
    const other = first.get(resource.arn);
    if (other)
      problems.add(
        `${resource.stack}: ${resource.address}: ${other.stack} makes ${resource.arn} too, as ${other.address}`,
      );
    else first.set(resource.arn, resource);
  }
}

function accountsOf(resources: readonly Resource[]): Account[] {
  const ids = [...new Set(resources.map(({ place }) => place.account))];
  return ids.map((id) => {
    const own = resources.filter(({ place }) => place.account === id);
    const regions = [...new Set(own.map(({ place }) => place.region))];
    return {
      id,
      partition: partitionOf(regions[0] ?? ""),
      regions,
      stacks: [...new Set(own.map(({ stack }) => stack))],
    };
  });
}

/** What counts as more than anybody here has seen. */
function saidOf({ roles, users, foreignRoles }: Pick<World, "roles" | "users" | "foreignRoles">): string[] {
  const all = [...roles, ...users];
  const unseen = all.flatMap(({ policies }) => policies.flatMap(unseenArn));
  const boundaries = all.flatMap(({ boundary }) => (boundary ? unseenArn(boundary) : []));
  return [
    ...counted(
      unseen,
      (arn, holders) => `${arn} isn't made here; it counts as allowing everything to ${holders}`,
    ),
    ...counted(
      boundaries,
      (arn, holders) =>
        `${arn} isn't made here; as boundary it counts as holding ${holders} back from nothing`,
    ),
    ...foreignRoles.map(
      ({ name, account, policies }) =>
        `${account}: the role ${name} isn't made here; of what it may do only ${policies.map((policy) => policy.name).join(", ")} is known`,
    ),
  ];
}

function unseenArn({ arn, unseen }: Policy): string[] {
  return unseen && arn !== undefined ? [arn] : [];
}

/** One line for each ARN, however often it stands there. */
function counted(arns: readonly string[], line: (arn: string, holders: string) => string): string[] {
  return [...new Set(arns)].map((arn) => {
    const number = arns.filter((other) => other === arn).length;
    return line(arn, number === 1 ? "1 identity" : `${number} identities`);
  });
}
