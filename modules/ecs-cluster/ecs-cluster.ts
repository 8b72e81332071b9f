/**
 * An ECS cluster for Fargate services. Services know it by name: its ARN is predicted, so a service's stack needs
 * nothing from the stack that makes the cluster.
 */
import { EcsCluster as Cluster } from "@cdktf/provider-aws/lib/ecs-cluster";
import { Construct } from "constructs";
import { arn, type Place } from "../../iam/arn";

export interface EcsClusterProps {
  readonly name: string;
}

export class EcsCluster extends Construct {
  readonly resource: Cluster;

  constructor(scope: Construct, id: string, props: EcsClusterProps) {
    super(scope, id);
    this.resource = new Cluster(this, "cluster", {
      name: props.name,
      setting: [{ name: "containerInsights", value: "enabled" }],
    });
  }
}

/** A cluster's predictable ARN. */
export function clusterArn(place: Place, cluster: string): string {
  return arn("ecs", place, `cluster/${cluster}`);
}
