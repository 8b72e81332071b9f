export type Compute = "small" | "medium" | "large" | "2xlarge";

/** How the service is built. */
export interface Build {
  readonly compute: Compute;
  readonly image: string;
  /** Docker inside the build: privileged mode. */
  readonly docker: boolean;
  /** Path in the repository. */
  readonly buildspec: string;
  readonly timeoutMinutes: number;
}
