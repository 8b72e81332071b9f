import { integer, object, oneOf } from "../../schema/values";
import { requestFields } from "../request-fields";
import { environment, secrets } from "./variables-schema";

/** The fields without their defaults, as an environment may override them. */
export const ecsFields = {
  port: integer(1, 65_535).describe("Port that the container listens on."),
  cpu: oneOf([256, 512, 1024, 2048, 4096, 8192, 16384]).describe(
    "CPU units of a Fargate task: 1024 are one vCPU.",
  ),
  memory: integer(512, 122_880).describe("MiB of a Fargate task. Which values are allowed depends on cpu."),
  desiredCount: integer(1, 5000).describe("Number of tasks. A service holds at most 5000."),
  ...requestFields,
  environment: environment.describe(
    "Environment variables of the container. Those of an environment are added to the service's, or take their place.",
  ),
  secrets: secrets.describe(
    "Environment variables of the container whose values are kept in Secrets Manager or Parameter Store of the environment's account.",
  ),
};

/** A container on Fargate behind a load balancer. */
export const ecs = object({
  port: ecsFields.port,
  cpu: ecsFields.cpu.default(256),
  memory: ecsFields.memory.default(512),
  desiredCount: ecsFields.desiredCount.default(2),
  healthCheckPath: ecsFields.healthCheckPath.default("/"),
  hosts: ecsFields.hosts.default([]),
  paths: ecsFields.paths.default([]),
  priority: ecsFields.priority.optional(),
  environment: ecsFields.environment.default({}),
  secrets: ecsFields.secrets.default({}),
}).describe("A container on Fargate behind a load balancer.");
