/**
 * What Terraform asks of AWS, as data. A service says two things: which actions the AWS provider calls for each type of
 * resource (facts of the provider), and what each of these actions can be limited to (facts of AWS). Statements follow from both.
 */
import { allow, type Conditions, type Statement } from "../statement";
import { type AccountKind, type At, kindOf } from "./at";

/** What the provider calls for one type of resource or data source. */
export interface Calls {
  /** Whose stacks may hold it. */
  readonly in: readonly AccountKind[];
  /** True: bootstrap stacks may hold it in any account, where a plan reads it. */
  readonly bootstrap?: true;
  /** In a refresh, in AWS's spelling. */
  readonly read: readonly string[];
  /** Beside these, to make, change, tag and delete it. */
  readonly write?: readonly string[];
}

/** What some actions can be limited to. An action may stand in several: each kind of thing that it touches is asked for. */
export interface Limit {
  readonly sid: string;
  readonly actions: readonly string[];
  /** ARNs. */
  readonly on: (at: At) => readonly string[];
  readonly when?: (at: At) => Conditions;
  readonly because: string;
}

export interface Service {
  /** By type: `aws_kms_key`. */
  readonly resources: Readonly<Record<string, Calls>>;
  readonly dataSources?: Readonly<Record<string, Calls>>;
  readonly limits: readonly Limit[];
}

/** Everything that some services' types have calls for. */
export function callsOf(services: readonly Service[]): Calls[] {
  return services.flatMap(({ resources, dataSources = {} }) => [
    ...Object.values(resources),
    ...Object.values(dataSources),
  ]);
}

/** What a plan calls: it reads all that an account's stacks hold, bootstrap's among them. */
export function readsIn(at: At, calls: readonly Calls[]): ReadonlySet<string> {
  const held = calls.filter((one) => one.bootstrap || one.in.includes(kindOf(at)));
  return new Set(held.flatMap(({ read }) => read));
}

/** What an apply calls: it reads, too, and leaves bootstrap alone. */
export function writesIn(at: At, calls: readonly Calls[]): ReadonlySet<string> {
  const held = calls.filter((one) => one.in.includes(kindOf(at)));
  return new Set(held.flatMap(({ read, write = [] }) => [...read, ...write]));
}

/** A statement for each limit that some of the actions have. */
export function limitedTo(
  at: At,
  limits: readonly Limit[],
  actions: ReadonlySet<string>,
): readonly Statement[] {
  return limits.flatMap(({ sid, on, when, because, ...limit }) => {
    const called = limit.actions.filter((action) => actions.has(action));
    const resources = on(at);
    if (called.length === 0 || resources.length === 0) return [];
    return [allow({ sid, actions: called, resources, ...(when && { when: when(at) }), because })];
  });
}
