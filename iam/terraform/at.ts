/** Whose calls they are, and by what the account's things are told from others: by name where it is chosen, else by tag. */
import { arn, type Place, partitionOf } from "../arn";
import type { Conditions } from "../statement";

/** What the stacks of an account may hold: pipelines and builds, or what they release. */
export type AccountKind = "tools" | "workload";

/** The account as its names have it. */
export interface TerraformOwner {
  /** First word of every name. */
  readonly organization: string;
  /** `tools`, or the environment: first word of its stacks' names. */
  readonly account: string;
  /** Bucket of the account's state. */
  readonly stateBucket: string;
  /** Bucket of saved plans, where the account keeps them. Default: it keeps none. */
  readonly planBucket?: string;
  /** Buckets that S3 sources name. Default: none. */
  readonly sourceBuckets?: readonly string[];
  /** True: the account's stacks make GitHub's identity provider; bootstrap doesn't, nor anybody else. Default: false. */
  readonly githubProvider?: boolean;
}

export interface At extends TerraformOwner {
  readonly place: Place;
}

/** The name is kept from environments. */
export function kindOf({ account }: Pick<TerraformOwner, "account">): AccountKind {
  return account === "tools" ? "tools" : "workload";
}

/** What AWS knows no resource for. */
export const everything = (): readonly string[] => ["*"];

/** ARNs in the account's region, one for each resource: `project/acme-*`. */
export function here(service: string, ...resources: readonly ((at: At) => string)[]) {
  return (at: At): readonly string[] => resources.map((resource) => arn(service, at.place, resource(at)));
}

/** The same in every region: the tools account has artifacts in those that it releases into. */
export function everywhere(service: string, ...resources: readonly ((at: At) => string)[]) {
  return ({ place, ...at }: At): readonly string[] =>
    resources.map((resource) => elsewhere(service, place, "*", resource({ place, ...at })));
}

/** The same of a service whose ARNs have no region. */
export function global(service: string, ...resources: readonly ((at: At) => string)[]) {
  return (at: At): readonly string[] =>
    resources.map((resource) => elsewhere(service, at.place, "", resource(at)));
}

function elsewhere(service: string, { account, region: own }: Place, region: string, resource: string) {
  return `arn:${partitionOf(own)}:${service}:${region}:${account}:${resource}`;
}

/** A resource whose name begins with the organization's: `rule/acme-*`. */
export function ours(before: string, after = ""): (at: At) => string {
  return ({ organization }) => `${before}${organization}-*${after}`;
}

/** A resource whose id is AWS's to choose: `key/*`. */
export function any(resource: string): (at: At) => string {
  return () => resource;
}

/** The tag that every provider of ours gives. */
export const OWNER_TAG = "slipway-organization";

/** What the thing is tagged with. */
export function isOurs({ organization }: At): Conditions {
  return { StringEquals: { [`aws:ResourceTag/${OWNER_TAG}`]: organization } };
}

/** What the request tags it with. */
export function becomesOurs({ organization }: At): Conditions {
  return { StringEquals: { [`aws:RequestTag/${OWNER_TAG}`]: organization } };
}
