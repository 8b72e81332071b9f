import { CATCH_ALL_PRIORITY } from "../listener-priority";
import { integer, list, text } from "../schema/values";

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

/** Fields of whatever answers behind a load balancer, without their defaults. */
export const requestFields = {
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
};
