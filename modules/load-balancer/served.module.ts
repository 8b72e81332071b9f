/** What the HCL modules of services behind a load balancer have in common. */
import type { Given } from "../../face/input";
import { number, structuralNumber, text, texts } from "../../face/inputs";
import { textList } from "../../face/resources";
import { between, filled, matches } from "../../face/rule";
import { structuralThing } from "../../face/things";
import type { ServingLoadBalancer } from "./load-balancer-ref";

/** An id of EC2's. @param kind that it begins with: `vpc` */
export function ec2Id(kind: string, description: string) {
  return text({ description, rules: [ec2IdRule(kind)] });
}

function ec2IdRule(kind: string) {
  return matches(`${kind}-[0-9a-f]{8,17}`, `Must be an id of the form ${kind}-0123456789abcdef0.`, "main");
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
const LOAD_BALANCER_NAME = matches(
  "[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?",
  "Must be a load balancer's name: at most 32 letters, digits and hyphens.",
  "acme/staging",
);

const LISTENER_ARN = matches(
  "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:[0-9]{12}:listener/app/.+",
  "Must be the ARN of an Application Load Balancer's listener.",
  "arn:aws:elasticloadbalancing:us-east-1:222222222222:loadbalancer/app/acme/0123456789abcdef",
);

const PATH = matches(
  "/\\S{0,127}",
  "Must begin with a slash, at most 128 characters without spaces.",
  "healthz",
);

/** For policies: a name, so that a first plan shows them. */
export const loadBalancerNameInput = text({
  description: "Name of the Application Load Balancer. A name, so that a first plan shows every policy.",
  rules: [LOAD_BALANCER_NAME],
});

/** Where CodeDeploy shows the new version before it gets any requests. An object, so that its ARN needn't be known. */
export const testListenerInput = structuralThing(
  { arn: text({ description: "ARN of the listener.", rules: [LISTENER_ARN] }) },
  {
    description:
      "A second listener, where CodeDeploy shows a new version first. The service gets a rule on it, too. Left out: none.",
    each: "listener",
  },
);

/** Where the service lies and how it is reached. @param members what the load balancer reaches: `tasks` */
export function servedInputs(members: string) {
  return {
    vpcId: ec2Id("vpc", "VPC of the service and of the load balancer."),
    subnetIds: texts({
      description: `Private subnets of the ${members}, with a way out to AWS's APIs by HTTPS.`,
      each: "subnet_id",
      of: [ec2IdRule("subnet")],
    }),
    loadBalancerArnSuffix: text({
      description: "What CloudWatch calls it: arn_suffix of aws_lb.",
      rules: [matches("app/[^/]+/[0-9a-f]+", "Must be of the form app/<name>/<id>.", "acme")],
    }),
    loadBalancerSecurityGroupId: ec2Id(
      "sg",
      `Security group of the load balancer. It is let in, and gets a rule to reach the ${members}: its rules are resources of their own, not inline.`,
    ),
    listenerArn: text({
      description: "ARN of the listener that takes the service's requests. The service gets a rule on it.",
      rules: [LISTENER_ARN],
    }),
    listenerRulePriority: number({
      description: "Which rule of the listener comes first: the lowest. Unique on the listener.",
      rules: [between(1, 50_000)],
    }),
    hosts: texts({
      description: "Host names whose requests are the service's. None: those of every host.",
      default: [],
      each: "host",
    }),
    paths: texts({
      description: "Path patterns whose requests are the service's. Hosts and paths: at most five together.",
      default: ["/*"],
      each: "path",
      rules: [filled("Must name one path pattern at least; /* is every path.")],
      of: [PATH],
    }),
    port: number({
      description: `Port that the ${members} listen on.`,
      rules: [between(1, 65_535)],
    }),
    healthCheckPath: text({
      description: "Path that answers 200 when all is well.",
      default: "/",
      rules: [PATH],
    }),
  };
}

/** @param members what fails its health check: `tasks` */
export function unhealthyHostsInput(members: string) {
  return structuralNumber({
    description: `A release goes back, too, when so many ${members} fail their health check. Left out: no such alarm.`,
    each: "targets",
    rules: [between(1, 1000)],
  });
}

type Served = Given<ReturnType<typeof servedInputs>>;

/** What a construct is given for them. */
export function servedProps(given: Served) {
  const loadBalancer: Omit<ServingLoadBalancer, "name"> = {
    arnSuffix: given.loadBalancerArnSuffix,
    securityGroupId: given.loadBalancerSecurityGroupId,
    productionListenerArn: given.listenerArn,
  };
  return {
    loadBalancer,
    vpcId: given.vpcId,
    privateSubnetIds: textList(given.subnetIds),
    listenerPriority: given.listenerRulePriority,
    hosts: given.hosts,
    paths: given.paths,
    port: given.port,
    healthCheckPath: given.healthCheckPath,
  };
}

/** Values of an example. @param environment that the service is in */
export function servedValues(environment: "staging" | "production", priority: number) {
  const { account, where } = {
    staging: { account: "222222222222", where: "us-east-1" },
    production: { account: "333333333333", where: "eu-west-1" },
  }[environment];
  const suffix = `app/acme-${environment}/50dc6c495c0c9188`;
  return {
    accountId: account,
    region: where,
    vpcId: "vpc-0a1b2c3d4e5f60718",
    subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-1b2c3d4e5f607182a"],
    loadBalancerArnSuffix: suffix,
    loadBalancerSecurityGroupId: "sg-0a1b2c3d4e5f60718",
    listenerArn: `arn:aws:elasticloadbalancing:${where}:${account}:listener/${suffix}/f2f7dc8efc522ab2`,
    listenerRulePriority: priority,
    port: 8080,
  };
}
