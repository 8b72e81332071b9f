import { CATCH_ALL_PRIORITY } from "../../names";
import { integer, list, object, oneOf, text } from "../../schema/values";
import { environment, secrets } from "./variables-schema";

// Conditions of a listener rule: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/add-rule.html
const host = text(
  "a host name with a dot, * and ? as wildcards, at most 128 characters",
  /^[A-Za-z0-9_.*?-]*\.[A-Za-z]+$/,
  128,
);
const path = text(
  "a path that starts with /, * and ? as wildcards, at most 128 characters",
  /^\/[\w.$/~"'@:+;&*?-]*$/,
  128,
);

/** Values of the conditions of one listener rule, hosts and paths together. */
export const MAX_CONDITION_VALUES = 5;

/** The fields without their defaults, as an environment may override them. */
export const ecsFields = {
  port: integer(1, 65_535).describe("Port that the container listens on."),
  cpu: oneOf([256, 512, 1024, 2048, 4096, 8192, 16384]).describe(
    "CPU units of a Fargate task: 1024 are one vCPU.",
  ),
  memory: integer(512, 122_880).describe("MiB of a Fargate task. Which values are allowed depends on cpu."),
  desiredCount: integer(1, 5000).describe("Number of tasks. A service holds at most 5000."),
  healthCheckPath: text(
    "a path of letters, digits and . _ ~ / - that starts with /",
    /^\/[A-Za-z0-9._~/-]*$/,
    1024,
  ).describe("Path that answers 200 when the service is well."),
  hosts: list(host, { min: 0, max: MAX_CONDITION_VALUES, of: "host names" }).describe(
    "Host names whose requests are the service's, on a shared load balancer. Hosts and paths together: at most 5.",
  ),
  paths: list(path, { min: 0, max: MAX_CONDITION_VALUES, of: "paths" }).describe(
    "Paths whose requests are the service's, on a shared load balancer. Neither hosts nor paths: every request.",
  ),
  priority: integer(1, CATCH_ALL_PRIORITY - 1).describe(
    "Precedence of the service's rule on a shared load balancer: lower goes first. Default: made from the service's name.",
  ),
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
