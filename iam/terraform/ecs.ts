/** Clusters, services and task definitions of ECS. */
import { type AccountKind, becomesOurs, everything, here, ours } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["workload"];
const TAG = ["ecs:TagResource", "ecs:UntagResource"] as const;

export const ECS: Service = {
  resources: {
    aws_ecs_cluster: {
      in: HERE,
      read: ["ecs:DescribeClusters"],
      write: [
        "ecs:CreateCluster",
        "ecs:DeleteCluster",
        "ecs:UpdateCluster",
        "iam:CreateServiceLinkedRole",
        ...TAG,
      ],
    },
    aws_ecs_service: {
      in: HERE,
      read: ["ecs:DescribeServices"],
      write: ["ecs:CreateService", "ecs:DeleteService", "ecs:UpdateService", ...TAG],
    },
    aws_ecs_task_definition: {
      in: HERE,
      read: ["ecs:DescribeTaskDefinition"],
      write: ["ecs:DeregisterTaskDefinition", "ecs:RegisterTaskDefinition", "iam:PassRole", ...TAG],
    },
  },
  limits: [
    {
      sid: "ReadTaskDefinitions",
      actions: ["ecs:DescribeTaskDefinition"],
      on: everything,
      because: "Takes no resource. Shows environment variables, and where secrets lie, not the secrets.",
    },
    {
      sid: "ReadClusters",
      actions: ["ecs:DescribeClusters", "ecs:DescribeServices"],
      on: here("ecs", ours("cluster/"), ours("service/")),
      because: "Reads the organization's clusters and services.",
    },
    {
      sid: "ChangeClusters",
      actions: [
        "ecs:CreateCluster",
        "ecs:CreateService",
        "ecs:DeleteCluster",
        "ecs:DeleteService",
        "ecs:UpdateCluster",
        "ecs:UpdateService",
        ...TAG,
      ],
      on: here("ecs", ours("cluster/"), ours("service/"), ours("task-definition/")),
      because: "Makes, changes and deletes the organization's clusters and services.",
    },
    {
      sid: "RegisterTasks",
      actions: ["ecs:RegisterTaskDefinition"],
      on: everything,
      when: becomesOurs,
      because:
        "Registers what a service begins with. AWS lists a resource, but names none in policies of its own: the tag tells.",
    },
    {
      sid: "DeregisterTasks",
      actions: ["ecs:DeregisterTaskDefinition"],
      on: everything,
      because: "Takes a task definition out of use. Takes no resource.",
    },
  ],
};
