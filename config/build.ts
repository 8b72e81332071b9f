import type { Compute } from "./compute";
import type { Variables } from "./variable";

export type { Compute } from "./compute";

/** What every build of a service's code runs in. */
export interface Run {
  readonly compute: Compute;
  readonly image: string;
  /** Ignored on Lambda, which ends every build after 15 minutes. */
  readonly timeoutMinutes: number;
  readonly environment: Variables;
  /** Report groups by their names in the buildspec. */
  readonly reports: Readonly<Record<string, Report>>;
  /** Absent: every build begins with nothing. */
  readonly cache?: Cache;
  /** Absent: one build does everything. */
  readonly batch?: Batch;
}

/** Results that CodeBuild shows beside the build. */
export interface Report {
  readonly type: "test" | "coverage";
  /** Where commands leave the results; absent where a buildspec says it. */
  readonly results?: {
    /** Patterns below `baseDirectory`. */
    readonly files: readonly string[];
    /** In CodeBuild's words. */
    readonly format: string;
    /** Absent: the top of the repository. */
    readonly baseDirectory?: string;
  };
}

/** What a build finds of the one before. */
export type Cache =
  | { readonly type: "s3" }
  | { readonly type: "local"; readonly modes: readonly ("docker-layer" | "custom")[] };

/** Several builds for one: the buildspec's `batch` says which. */
export interface Batch {
  readonly timeoutMinutes: number;
  readonly maxBuilds: number;
  /** What its builds may run on. Absent: anything. */
  readonly computeTypes?: readonly Compute[];
}

/** Where in the tools account builds run. */
export interface BuildVpc {
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Absent: Slipway makes one that lets builds call out by HTTPS. */
  readonly securityGroupIds?: readonly string[];
}

/** How the service is built. */
export interface Build extends Run {
  /** Docker inside the build: privileged mode. */
  readonly docker: boolean;
  /** Path in the repository. */
  readonly buildspec: string;
  /** How long a build may wait for a machine. Ignored on Lambda, which has no queue. */
  readonly queuedTimeoutMinutes: number;
  /** Absent: as many at a time as the account may run. */
  readonly concurrentBuilds?: number;
  /** Absent: builds run outside every VPC. */
  readonly vpc?: BuildVpc;
  /** Of the logs of the service's builds, checks and verifications. */
  readonly logRetentionDays: number;
}
