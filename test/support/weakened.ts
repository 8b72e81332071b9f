import type { Finding } from "../../reports/access/adversaries/finding";
import { judge } from "../../reports/access/adversaries/judge";
import type { PolicyDocument, Statement } from "../../reports/access/world/policy";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import { synthesizeExample } from "./examples";

/** A statement of a world: whose, and its `Sid`. */
export interface Place {
  /** Name of a role, made here or elsewhere, for its policies; `trust of` a role's; ARN of a resource, for its own. */
  readonly of: string;
  readonly sid: string;
}

/** A world with one statement changed; `undefined` takes it out. */
export function weakened(
  world: World,
  { of, sid }: Place,
  change: (statement: Statement) => Statement | undefined,
): World {
  let changed = 0;
  const made = rewritten(world, of, (given) => ({
    ...given,
    Statement: given.Statement.flatMap((statement) => {
      if (statement.Sid !== sid) return [statement];
      changed += 1;
      return change(statement) ?? [];
    }),
  }));
  if (changed === 0) throw new Error(`no statement ${sid} of ${of}`);
  return made;
}

/** A world with one statement more, in every policy of somebody or something. */
export function widened(world: World, of: string, statement: Omit<Statement, "Effect">): World {
  let changed = 0;
  const made = rewritten(world, of, (given) => {
    changed += 1;
    return { ...given, Statement: [...given.Statement, { Sid: "Added", Effect: "Allow", ...statement }] };
  });
  if (changed === 0) throw new Error(`no policy of ${of}`);
  return made;
}

function rewritten(world: World, of: string, document: (given: PolicyDocument) => PolicyDocument): World {
  const policy = <P extends { readonly document: PolicyDocument }>(given: P): P => ({
    ...given,
    document: document(given.document),
  });
  const roles = world.roles.map((role) => {
    if (role.name === of) return { ...role, policies: role.policies.map(policy) };
    return `trust of ${role.name}` === of ? { ...role, trust: policy(role.trust) } : role;
  });
  const trusts = new Map(roles.map(({ arn, trust }) => [arn, trust]));
  const targets = world.targets.map((target) => {
    if (target.policy === undefined) return target;
    const own = trusts.get(target.arn) ?? (target.arn === of ? policy(target.policy) : target.policy);
    return { ...target, policy: own };
  });
  const foreignRoles = world.foreignRoles.map((role) =>
    role.name === of ? { ...role, policies: role.policies.map(policy) } : role,
  );
  return { ...world, roles, foreignRoles, targets };
}

/** Without one condition key, and without the operator if it was the last. */
export function without(key: string): (statement: Statement) => Statement {
  return (statement) => {
    const kept = Object.entries(statement.Condition ?? {}).map(
      ([operator, keys]) =>
        [operator, Object.fromEntries(Object.entries(keys).filter(([name]) => name !== key))] as const,
    );
    const { Condition: _before, ...bare } = statement;
    const Condition = Object.fromEntries(kept.filter(([, keys]) => Object.keys(keys).length > 0));
    return Object.keys(Condition).length > 0 ? { ...bare, Condition } : bare;
  };
}

/** One condition key compared with something else, by another operator. */
export function asking(operator: string, key: string, value: string): (statement: Statement) => Statement {
  return (statement) => {
    const bare = without(key)(statement);
    const same = bare.Condition?.[operator];
    return { ...bare, Condition: { ...bare.Condition, [operator]: { ...same, [key]: value } } };
  };
}

/** A statement, changed; nothing, where it is taken out. */
export type Change = (statement: Statement) => Statement | undefined;

const worlds = new Map<string, World>();

/** The world that an example makes, read once. */
export function exampleWorld(example: string): World {
  const world = worlds.get(example) ?? readSynthesis(synthesizeExample(example));
  worlds.set(example, world);
  return world;
}

/** What the adversaries find in an example with one statement changed. */
export function findingsIn(example: string, of: string, sid: string, change: Change): readonly Finding[] {
  return judge(weakened(exampleWorld(example), { of, sid }, change)).findings;
}

/** A line of a table: what became too wide; of whom, in which statement, how; who gets at it, by which action. */
export type Weakening = readonly [
  title: string,
  of: string,
  sid: string,
  change: Change,
  who: string,
  action: string,
];

/** Expects that a weakening of the default configuration is found, and told with reasons and advice. */
export function expectFound([, of, sid, change, who, action]: Weakening): void {
  const findings = findingsIn("default", of, sid, change);
  const told = findings.filter((finding) => finding.who.includes(who) && finding.actions.includes(action));
  expect(told).not.toEqual([]);
  for (const { on, by, advice, condition } of told) {
    expect(on.length).toBeGreaterThan(0);
    expect(by.length).toBeGreaterThan(0);
    expect(advice).not.toBe("");
    expect(condition).not.toBe("never");
  }
}

export const everybody = (statement: Statement): Statement => ({ ...statement, Principal: "*" });
export const everything = (statement: Statement): Statement => ({ ...statement, Resource: "*" });
export const removed = (): undefined => undefined;

export function also(...actions: readonly string[]): (statement: Statement) => Statement {
  return (statement) => ({ ...statement, Action: [statement.Action ?? [], actions].flat() });
}

export const ARTIFACTS = "arn:aws:s3:::acme-artifacts-111111111111-us-east-1";
export const DEPLOY = "acme-storefront-production-deploy";
export const BUILD = "acme-storefront-build";
