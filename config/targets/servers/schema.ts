import { integer, object, text } from "../../schema/values";
import { requestFields } from "../request-fields";

/** The fields without their defaults, as an environment may override them. */
export const serversFields = {
  port: integer(1, 65_535).describe("Port that the application listens on."),
  instanceType: text(
    "a type of EC2 instances, such as t3.small",
    /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/,
    32,
  ).describe("Type of the EC2 instances. Graviton types (t4g.small) get the image for ARM."),
  ami: text(
    "the id of an image, such as ami-0123456789abcdef0",
    /^ami-[0-9a-f]{8}(?:[0-9a-f]{9})?$/,
    21,
  ).describe(
    "An image made from Amazon Linux 2023, in the environment's region. Default: AWS's newest whenever a server starts.",
  ),
  // An image's volume can't shrink, and that of Amazon Linux 2023 has 8.
  volumeGiB: integer(8, 16_384).describe("GiB of the encrypted root volume."),
  // https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html: instances in one deployment.
  min: integer(1, 1000).describe("Number of servers to begin with, and the least there ever are."),
  max: integer(1, 1000).describe("The most servers there ever are."),
  ...requestFields,
};

/** EC2 instances behind a load balancer. */
export const servers = object({
  port: serversFields.port,
  instanceType: serversFields.instanceType.default("t3.small"),
  ami: serversFields.ami.optional(),
  volumeGiB: serversFields.volumeGiB.default(20),
  min: serversFields.min.default(2),
  max: serversFields.max.default(4),
  healthCheckPath: serversFields.healthCheckPath.default("/"),
  hosts: serversFields.hosts.default([]),
  paths: serversFields.paths.default([]),
  priority: serversFields.priority.optional(),
}).describe("EC2 instances behind a load balancer, deployed to by CodeDeploy.");
