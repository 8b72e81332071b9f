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
}
