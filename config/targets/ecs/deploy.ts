import type { Requests } from "../requests";

/** A container on Fargate behind a load balancer. */
export interface EcsDeploy extends Requests {
  readonly kind: "ecs";
  readonly port: number;
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
  readonly desiredCount: number;
  readonly healthCheckPath: string;
  /** Environment variables of the container. */
  readonly environment: Readonly<Record<string, string>>;
  /** Those whose values are fetched when a task starts; no name is in both. */
  readonly secrets: Readonly<Record<string, ContainerSecret>>;
}

/** Where a value is kept, in the environment's account and region. */
export type ContainerSecret = {
  /** ARN of the customer key that encrypts it. Absent: it is plain, or encrypted with AWS's own key. */
  readonly key?: string;
} & (
  | {
      /** Name or full ARN, then `:<key of its JSON>`, `:<stage>`, `:<version>` as needed. */
      readonly secret: string;
    }
  | { readonly parameter: string }
);
