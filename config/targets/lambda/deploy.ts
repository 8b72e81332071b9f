/** A Lambda function: a release publishes a version, and CodeDeploy shifts an alias to it. */
export interface LambdaDeploy {
  readonly kind: "lambda";
  readonly runtime: string;
  /** Where the code begins: `index.handler`. */
  readonly handler: string;
  /** MiB. */
  readonly memory: number;
  /** Seconds that one invocation may take. */
  readonly timeout: number;
  readonly architecture: "x86_64" | "arm64";
  /** MiB of `/tmp`. */
  readonly ephemeralStorage: number;
  /** Invocations at a time that are kept for the function, and its limit. Absent: it shares the account's. */
  readonly reservedConcurrency?: number;
  /** True: X-Ray traces what is invoked. */
  readonly tracing: boolean;
  /** Environment variables of the function. */
  readonly environment: Readonly<Record<string, string>>;
  /** What the hook `probe` invokes a new version with. */
  readonly probeEvent: Readonly<Record<string, unknown>>;
}
