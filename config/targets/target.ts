import type { Environment } from "../account";
import type { Rule } from "../draft";
import type { HookEvent, Hooks } from "../hooks";
import type { Strategies } from "../mechanism";
import type { RollbackOn } from "../release";
import type { DeployInput, OverridesInput } from "../schema/deploy";
import type { Deploy } from "./deploy";

/** An ARN that a target's fields name. It must lie in the environment's account and region. */
export interface NamedArn {
  /** What an environment overrides as a whole, from the target's own fields on: `["secrets", "TOKEN"]`. */
  readonly entry: readonly string[];
  /** Where in it the ARN stands. */
  readonly field: string;
  /** Absent: nothing is checked. */
  readonly arn?: string;
}

/** A name that two releases could come to share, in AWS's words for what bears it. */
export interface UniqueName {
  readonly kind: string;
  readonly name: string;
  /** True: it must be the only one in the world and not only in the account. */
  readonly everywhere?: boolean;
}

/** A service in an environment, as far as its names need it. */
export interface Released<Own extends Deploy = Deploy> {
  readonly organization: string;
  readonly service: string;
  readonly environment: Environment;
  readonly deploy: Own;
  readonly hooks: Hooks;
}

/** All that the configuration knows of a kind of target. What is made of it: `stacks/targets/`. */
export interface TargetConfig<Own extends Deploy = Deploy> {
  /** As sentences call it: `ECS`, `a website`. */
  readonly title: string;
  /** What a release hands over: an image that the build pushes, or files. */
  readonly delivers: "image" | "files";
  /** What of the environment it is made in. */
  readonly needs: {
    readonly network: boolean;
    readonly cluster: boolean;
    /** Traffic comes by it. */
    readonly loadBalancer: boolean;
  };
  readonly strategies: Strategies;
  /** What a release does when the configuration names none: one of `strategies`. */
  readonly defaultStrategy: string;
  /** True: CodeDeploy moves its traffic step by step, also in steps that no name has. */
  readonly shifts: boolean;
  /** The events at which CodeDeploy asks hooks, where it carries the release out. */
  readonly hookEvents: readonly HookEvent[];
  /** True: CodeDeploy keeps what ran before for a while once all traffic has moved. */
  readonly keepsFormer: boolean;
  /** What of `rollbackOn` it can be watched by. */
  readonly alarms: readonly (keyof RollbackOn)[];
  /** How verification reaches it: at an address, or by invoking it as a role of the environment's account. */
  readonly verifiedBy: "address" | "invoking";
  /** True: a release may go to a share of it at a time, also one that no name has. Absent: no. */
  readonly batches?: boolean;
  /** True: it fetches what was released again, long after; its artifacts don't expire. Absent: no. */
  readonly keepsArtifacts?: boolean;
  /** Rules across its own fields. */
  readonly rules: readonly Rule[];
  /** Its fields with their defaults; undefined when the service names another target. */
  resolve(input: DeployInput): Own | undefined;
  /** What an environment's fields make of the service's. */
  override(deploy: Own, overrides: OverridesInput[Own["kind"]]): Own;
  /** Why verification can't look its address up in an environment without `url`; undefined: it can. */
  hidesAddress(deploy: Own, environment: Environment): string | undefined;
  namedArns(deploy: Own): readonly NamedArn[];
  uniqueNames(released: Released<Own>): readonly UniqueName[];
}
