import type { Batches, Shift } from "./shift";

/** How a strategy is carried out: by the ECS deploy action, by CodeDeploy, or by writing objects to S3. */
export type Mechanism =
  | { readonly by: "ecs-action" }
  | { readonly by: "codedeploy"; readonly deploymentConfig: string | Shift }
  /** CodeDeploy, onto servers. `freshServers`: onto a copy of the fleet, and not in place. */
  | {
      readonly by: "codedeploy-servers";
      readonly deploymentConfig: string | Batches;
      readonly freshServers: boolean;
    }
  | { readonly by: "s3-action" };

/** What carries each strategy out that a target can do, by its name in the configuration. */
export type Strategies = Readonly<Record<string, Mechanism>>;
