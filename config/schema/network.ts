import * as z from "zod";
import { rangeFault } from "../ip-range";
import { list, object, text } from "./values";

const ALLOWED_RANGE = "an IPv4 range from /16 to /24, such as 10.20.0.0/16";

const cidr = z
  .string({ error: ALLOWED_RANGE })
  .superRefine((value, context) => {
    const fault = rangeFault(value);
    if (fault) context.addIssue({ code: "custom", message: `, ${fault}; allowed: ${ALLOWED_RANGE}` });
  })
  .meta({
    pattern: "^([0-9]{1,3}\\.){3}[0-9]{1,3}/(1[6-9]|2[0-4])$",
    description:
      "IPv4 range of a VPC that Slipway makes, /16 to /24. Ranges of different environments don't overlap. It can't be changed later without replacing the network.",
    examples: ["10.20.0.0/16"],
  });

/** Subnets of a load balancer: two zones at least. */
const subnet = subnetId();

export function subnetId() {
  return text("a subnet's id, such as subnet-0a1b", /^subnet-[0-9a-f]+$/);
}

export function vpcId() {
  return text("a VPC's id, such as vpc-0a1b", /^vpc-[0-9a-f]+$/);
}

/** `../rules/network-kind.ts` sees to it that it is one of the two kinds. */
export const network = object({
  cidr: cidr.optional(),
  availabilityZones: list(text("a zone such as us-east-1a", /^[a-z]+(-[a-z]+)+-[0-9]+[a-z]$/), {
    min: 2,
    max: 4,
    of: "availability zones",
  })
    .optional()
    .describe(
      "Zones of the VPC that Slipway makes, a public and a private subnet in each: two to four. Default: the region's a and b (a and c where b isn't open to every account).",
    ),
  vpcId: vpcId()
    .optional()
    .describe("A VPC that exists; with privateSubnetIds and publicSubnetIds, instead of cidr."),
  privateSubnetIds: list(subnet, { min: 1, max: 16, of: "subnet ids" })
    .optional()
    .describe(
      "Subnets for tasks; they need a way out to the internet. At most 16, as many as an ECS service takes.",
    ),
  publicSubnetIds: list(subnet, { min: 2, max: 16, of: "subnet ids" })
    .optional()
    .describe("Subnets for load balancers, in two zones at least."),
}).describe(
  "Either cidr: Slipway makes the network; or vpcId, privateSubnetIds and publicSubnetIds: it exists.",
);
