/** Networks: ranges, zones, ids. */
import { type BadCase, network, testBadCases } from "./support";

const CASES: readonly BadCase[] = [
  {
    what: "host bits set",
    edits: network("cidr: 10.20.1.0/16"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "10.20.1.0/16", an address inside a range; write 10.20.0.0/16; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range of IPv6",
    edits: network('cidr: "fd00::/16"'),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "fd00::/16", an IPv6 range; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range larger than a VPC",
    edits: network("cidr: 10.0.0.0/8"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "10.0.0.0/8", larger than a VPC can be; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range too small",
    edits: network("cidr: 10.20.0.0/25"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "10.20.0.0/25", too small for the subnets of load balancers; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range without a prefix",
    edits: network("cidr: 10.20.0.0"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "10.20.0.0", not a range; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range with an octet above 255",
    edits: network("cidr: 10.300.0.0/16"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "10.300.0.0/16", not a range; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range with a leading zero",
    edits: network("cidr: 010.20.0.0/16"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "010.20.0.0/16", not a range; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range of loopback",
    edits: network("cidr: 127.0.0.0/16"),
    says: [
      'slipway.yaml:8:22 environments.staging.network.cidr: found "127.0.0.0/16", not a range for networks; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16',
    ],
  },
  {
    what: "range that is a number",
    edits: network("cidr: 10.20"),
    says: [
      "slipway.yaml:8:22 environments.staging.network.cidr: found 10.20; allowed: an IPv4 range from /16 to /24, such as 10.20.0.0/16",
    ],
  },
  {
    what: "same range twice",
    edits: [["10.30.0.0/16", "10.20.0.0/16"]],
    says: [
      'slipway.yaml:11:22 environments.production.network.cidr: found "10.20.0.0/16", which overlaps 10.20.0.0/16 of environments.staging; allowed: a range of its own',
    ],
  },
  {
    what: "range inside another",
    edits: [["10.30.0.0/16", "10.20.128.0/20"]],
    says: [
      'slipway.yaml:11:22 environments.production.network.cidr: found "10.20.128.0/20", which overlaps 10.20.0.0/16 of environments.staging; allowed: a range of its own',
    ],
  },
  {
    what: "no network for ECS",
    edits: [["    network: { cidr: 10.20.0.0/16 }\n", ""]],
    says: [
      "slipway.yaml:6:3 environments.staging.network: missing, and services.shop runs on ECS here; give a range (cidr) or the ids of a network that exists",
    ],
  },
  {
    what: "empty network",
    edits: [["{ cidr: 10.20.0.0/16 }", "{}"]],
    says: [
      "slipway.yaml:8:14 environments.staging.network: found neither a range nor ids; give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)",
    ],
  },
  {
    what: "zones alone",
    edits: network("availabilityZones: [us-east-1a, us-east-1b]"),
    says: [
      "slipway.yaml:8:14 environments.staging.network: found neither a range nor ids; give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)",
    ],
  },
  {
    what: "misspelt range",
    edits: network("cider: 10.20.0.0/16"),
    says: [
      "slipway.yaml:8:16 environments.staging.network.cider: unknown key; nearest: cidr; allowed: availabilityZones, cidr, privateSubnetIds, publicSubnetIds, vpcId",
    ],
  },
  {
    what: "range and VPC",
    edits: network("cidr: 10.20.0.0/16, vpcId: vpc-0a"),
    says: [
      "slipway.yaml:8:36 environments.staging.network.vpcId: found vpcId beside cidr; give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)",
    ],
  },
  {
    what: "VPC without subnets",
    edits: network("vpcId: vpc-0a"),
    says: [
      "slipway.yaml:8:5 environments.staging.network.privateSubnetIds: missing beside vpcId; give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)",
      "slipway.yaml:8:5 environments.staging.network.publicSubnetIds: missing beside vpcId; give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)",
    ],
  },
  {
    what: "VPC without public subnets",
    edits: network("vpcId: vpc-0a, privateSubnetIds: [subnet-1, subnet-2]"),
    says: [
      "slipway.yaml:8:5 environments.staging.network.publicSubnetIds: missing beside vpcId; give cidr (Slipway makes the network), or vpcId, privateSubnetIds and publicSubnetIds (it exists)",
    ],
  },
  {
    what: "VPC with zones",
    edits: network(
      "vpcId: vpc-0a, privateSubnetIds: [subnet-1, subnet-2], publicSubnetIds: [subnet-3, subnet-4], availabilityZones: [us-east-1a, us-east-1b]",
    ),
    says: [
      "slipway.yaml:8:110 environments.staging.network.availabilityZones: found availabilityZones beside vpcId; leave them out, the subnets' zones are known",
    ],
  },
  {
    what: "one public subnet",
    edits: network("vpcId: vpc-0a, privateSubnetIds: [subnet-1, subnet-2], publicSubnetIds: [subnet-3]"),
    says: [
      "slipway.yaml:8:88 environments.staging.network.publicSubnetIds: found a list of 1; allowed: a list of 2 to 16 subnet ids",
    ],
  },
  {
    what: "subnet that is none",
    edits: network("vpcId: vpc-0a, privateSubnetIds: [vpc-1], publicSubnetIds: [subnet-3, subnet-4]"),
    says: [
      'slipway.yaml:8:50 environments.staging.network.privateSubnetIds[0]: found "vpc-1"; allowed: a subnet\'s id, such as subnet-0a1b',
    ],
  },
  {
    what: "one zone",
    edits: network("cidr: 10.20.0.0/16, availabilityZones: [us-east-1a]"),
    says: [
      "slipway.yaml:8:55 environments.staging.network.availabilityZones: found a list of 1; allowed: a list of 2 to 4 availability zones",
    ],
  },
  {
    what: "zone twice",
    edits: network("cidr: 10.20.0.0/16, availabilityZones: [us-east-1a, us-east-1a]"),
    says: [
      'slipway.yaml:8:68 environments.staging.network.availabilityZones[1]: found "us-east-1a"; allowed: each entry once',
    ],
  },
  {
    what: "zone of another region",
    edits: network("cidr: 10.20.0.0/16, availabilityZones: [us-east-1a, us-west-2b]"),
    says: [
      'slipway.yaml:8:68 environments.staging.network.availabilityZones[1]: found "us-west-2b"; allowed: a zone of us-east-1, such as us-east-1a',
    ],
  },
  {
    what: "zone of the configuration's region where the environment lies in another",
    edits: network(
      "cidr: 10.20.0.0/16, availabilityZones: [us-east-1a, eu-west-1b] }\n    region: eu-west-1 #",
    ),
    says: [
      'slipway.yaml:8:56 environments.staging.network.availabilityZones[0]: found "us-east-1a"; allowed: a zone of eu-west-1, such as eu-west-1a',
    ],
  },
  {
    what: "zone by its id",
    edits: network("cidr: 10.20.0.0/16, availabilityZones: [use1-az1, use1-az2]"),
    says: [
      'slipway.yaml:8:56 environments.staging.network.availabilityZones[0]: found "use1-az1"; allowed: a zone such as us-east-1a',
      'slipway.yaml:8:66 environments.staging.network.availabilityZones[1]: found "use1-az2"; allowed: a zone such as us-east-1a',
    ],
  },
  {
    what: "network as text",
    edits: [["{ cidr: 10.20.0.0/16 }", "10.20.0.0/16"]],
    says: [
      'slipway.yaml:8:14 environments.staging.network: found "10.20.0.0/16"; allowed: a mapping (keys: availabilityZones, cidr, privateSubnetIds, publicSubnetIds, vpcId)',
    ],
  },
];

describe("bad networks", () => testBadCases(CASES));
