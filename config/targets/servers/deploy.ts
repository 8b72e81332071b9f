import type { Requests } from "../requests";

/** EC2 instances behind a load balancer. */
export interface ServersDeploy extends Requests {
  readonly kind: "servers";
  readonly port: number;
  /** For example `t3.small`; its processor decides which image is AWS's newest. */
  readonly instanceType: string;
  /** An image made from Amazon Linux 2023. Absent: AWS's newest when a server starts. */
  readonly ami?: string;
  /** GiB of the root volume. */
  readonly volumeGiB: number;
  /** Bounds of the number of servers. */
  readonly min: number;
  readonly max: number;
  readonly healthCheckPath: string;
}
