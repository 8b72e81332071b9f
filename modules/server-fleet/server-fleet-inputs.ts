/** What the HCL module of a fleet takes. */
import { accountId, artifactPrefix, bucketName, region } from "../../face/aws";
import { flag, number, text } from "../../face/inputs";
import { between, matches } from "../../face/rule";
import { textMap } from "../../face/text-map";
import { alarmInputs, deploymentConfigInput, RELEASE_OPTIONS } from "../codedeploy/codedeploy.module";
import { servedInputs, unhealthyHostsInput } from "../load-balancer/served.module";

export const SERVER_FLEET_INPUTS = {
  accountId: accountId("The workload account: the servers are there."),
  region: region("Where the servers are, and a copy of the artifacts."),
  name: text({
    description:
      "Name of the fleet. Auto Scaling group, launch template, roles, target group, alarms, CodeDeploy's application and group are called after it.",
    rules: [
      matches(
        "[A-Za-z0-9](?:[A-Za-z0-9-]{0,24}[A-Za-z0-9])?",
        "Must be at most 26 letters, digits and hyphens, none at an end: the target group has the port in its name, too, of at most 32.",
        "acme/orders",
      ),
    ],
  }),
  ...servedInputs("servers"),
  imageId: text({
    description: "Id of the image: Amazon Linux 2023, or made from it.",
    rules: [matches("ami-[0-9a-f]{8,17}", "Must be the id of an image, ami-….", "al2023")],
  }),
  instanceType: text({
    description: "Type of the instances.",
    default: "t3.small",
    rules: [
      matches("[a-z0-9-]+\\.[a-z0-9-]+", "Must be a type of instances, for example t3.small.", "small"),
    ],
  }),
  volumeSize: number({
    description: "GiB of the root volume, which is encrypted.",
    default: 20,
    rules: [between(8, 16_384)],
  }),
  minSize: number({
    description: "Fewest servers that there are; the fleet begins with so many.",
    default: 2,
    rules: [between(0, 500)],
  }),
  maxSize: number({
    description: "Most servers that there are, for scaling policies and batches of a release.",
    default: 4,
    rules: [between(1, 500)],
  }),
  tags: textMap({
    description:
      "Tags of servers and volumes: a launch template knows nothing of the provider's default tags.",
    default: {},
    each: "value",
  }),
  toolsAccountId: accountId("The tools account: the pipeline's artifacts are there."),
  artifactBucket: bucketName("Name of the bucket of the pipeline's artifacts."),
  artifactPrefix: artifactPrefix("The servers read what lies under it."),
  blueGreen: flag({
    description:
      "Releases go onto a copy of the fleet, and the former servers are kept: CodeDeploy copies the Auto Scaling group, and nobody " +
      "removes the original. Off: onto the servers that are there.",
    default: false,
  }),
  deploymentConfig: deploymentConfigInput("servers", "CodeDeployDefault.OneAtATime"),
  ...alarmInputs("requests"),
  unhealthyHosts: unhealthyHostsInput("servers"),
  ...RELEASE_OPTIONS,
};
