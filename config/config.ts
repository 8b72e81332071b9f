/**
 * The configuration after loading: every default filled in, every name checked, nothing optional that has a
 * default. Only `stacks/` and `cli/` see it; modules get plain props.
 */

/** How Terraform signs in to an account. */
export type Credentials =
  | { readonly kind: "ambient" }
  | { readonly kind: "profile"; readonly profile: string }
  | { readonly kind: "assume-role"; readonly roleArn: string };

/** An AWS account that holds stacks of ours. */
export interface Account {
  /** `tools`, or the name of the environment. */
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  readonly region: string;
  readonly credentials: Credentials;
  /** ARN of the managed policy that bounds every role made in the account. */
  readonly permissionsBoundary?: string;
}

/** A network that Slipway makes, or one that exists. */
export type Network =
  | {
      readonly kind: "managed";
      /** IPv4 range, /16 to /24. */
      readonly cidr: string;
      /** Two or more zones of the region, a public and a private subnet in each. */
      readonly availabilityZones: readonly string[];
    }
  | {
      readonly kind: "existing";
      readonly vpcId: string;
      readonly privateSubnetIds: readonly string[];
      readonly publicSubnetIds: readonly string[];
    };

/** A person's yes before an environment is deployed to. */
export interface Approval {
  /** E-mail addresses told that an approval waits. */
  readonly notify: readonly string[];
  /** 5 to 86,400 minutes; AWS's default is seven days. */
  readonly timeoutMinutes: number;
}

/** An account that releases are deployed into; environments are listed in the order of promotion. */
export interface Environment extends Account {
  readonly network?: Network;
  /** ACM certificate of the load balancers; absent: HTTP. */
  readonly certificateArn?: string;
  /** What verification calls; absent: it looks the load balancer up. */
  readonly url?: string;
  readonly loadBalancer: "shared" | "own";
  readonly approval?: Approval;
}

/** Where a service's code comes from. One member is set. */
export interface Source {
  readonly kind: "github";
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  /** A connection that exists; absent: Slipway makes one for the organization. */
  readonly connectionArn?: string;
}

export interface Triggers {
  /** Absent: every push to the source's branch. */
  readonly push: { readonly branches: readonly string[]; readonly paths: readonly string[] };
  /** Absent: no pipeline for pull requests. */
  readonly pullRequest?: { readonly branches: readonly string[]; readonly paths: readonly string[] };
}

export type Compute = "small" | "medium" | "large" | "2xlarge";

export interface Build {
  readonly compute: Compute;
  readonly image: string;
  /** Docker inside the build: privileged mode. */
  readonly docker: boolean;
  /** Path in the repository. */
  readonly buildspec: string;
  readonly timeoutMinutes: number;
}

/** Commands that run in a build of their own and must exit 0. */
export interface Check {
  readonly name: string;
  readonly commands: readonly string[];
}

export interface EcsDeploy {
  readonly kind: "ecs";
  readonly port: number;
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly desiredCount: number;
  readonly healthCheckPath: string;
  /** Which requests of a shared load balancer are the service's; both empty: all of them. */
  readonly hosts: readonly string[];
  readonly paths: readonly string[];
  /** Precedence of the listener rule, 1 to 49,999. Absent: made from the service's name, last for every request. */
  readonly priority?: number;
}

export interface WebsiteDeploy {
  readonly kind: "website";
  readonly indexDocument: string;
  readonly errorDocument: string;
}

export type Deploy = EcsDeploy | WebsiteDeploy;
export type TargetKind = Deploy["kind"];

/** Alarm thresholds that stop and roll back a deployment. */
export interface RollbackOn {
  /** 5xx answers per hundred requests. */
  readonly errorRatePercent?: number;
  /** p99 of the target's response time, in milliseconds. */
  readonly latencyMs?: number;
}

/** How CodeDeploy moves traffic, in steps of the configuration's own. */
export interface Shift {
  /** `canary`: the percentage first and the rest after the minutes. `linear`: that much more each time. */
  readonly kind: "canary" | "linear";
  /** 1 to 99. */
  readonly percent: number;
  readonly minutes: number;
}

/** A name out of `STRATEGIES` that the target can do, or steps. */
export type Strategy = string | Shift;

/** One service in one environment: overrides merged, strategy resolved. */
export interface Release {
  /** Name of the environment. */
  readonly environment: string;
  readonly strategy: Strategy;
  readonly deploy: Deploy;
  readonly verify: readonly Check[];
  readonly rollbackOn: RollbackOn;
  /** How long CodeDeploy keeps the former task set after all traffic has moved. */
  readonly terminationWaitMinutes: number;
  /** A deploy role that somebody else made. */
  readonly deployRoleArn?: string;
}

/** What of a release pipeline people are told. */
export const NOTIFICATION_EVENTS = [
  "started",
  "succeeded",
  "failed",
  "canceled",
  "superseded",
  "approval-needed",
  "approval-failed",
  "approval-succeeded",
] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

/** Who is told of what every release pipeline does. */
export interface Notifications {
  readonly emails: readonly string[];
  readonly events: readonly NotificationEvent[];
}

export interface Service {
  readonly name: string;
  readonly source: Source;
  readonly triggers: Triggers;
  readonly build: Build;
  readonly checks: readonly Check[];
  /** In the order of promotion. */
  readonly releases: readonly Release[];
}

export interface Config {
  readonly organization: string;
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly tools: Account;
  readonly environments: readonly Environment[];
  readonly artifacts: {
    readonly expireAfterDays: number;
    /** ARNs of roles elsewhere that may read every artifact. */
    readonly readers: readonly string[];
  };
  /** Absent: nobody is told. */
  readonly notifications?: Notifications;
  readonly services: readonly Service[];
  readonly layout: "per-account" | "per-service";
}
