import { arn, type Place } from "../../iam/arn";
import type { ArtifactPlace } from "../../iam/artifacts";
import { allow, type Statement } from "../../iam/statement";
import { fetchArtifacts } from "../artifact-store/artifact-access.policies";

/** Trust of the instance role. EC2 names neither account nor source when it takes a role up. */
export function assumedByInstances(): Statement[] {
  return [
    allow({
      sid: "AssumedByInstances",
      principals: { service: ["ec2.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      because: "EC2 hands its credentials to instances with the profile, whose launch takes iam:PassRole.",
    }),
  ];
}

/** All that a server may do: be reached through Session Manager, and fetch its own pipeline's artifacts. */
export function serve(place: Place, artifacts: ArtifactPlace): Statement[] {
  return [...fetchArtifacts(artifacts), ...beManaged(place)];
}

/**
 * Sessions without SSH. AWS's managed policy, AmazonSSMManagedInstanceCore, lets an instance read every parameter of the
 * account too: these are the five that a session takes.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
function beManaged(place: Place): Statement[] {
  return [
    allow({
      sid: "RegisterWithSystemsManager",
      actions: ["ssm:UpdateInstanceInformation"],
      resources: [arn("ec2", place, "instance/*")],
      because: "The agent tells Systems Manager that it is there. An instance's id is AWS's to choose.",
    }),
    allow({
      sid: "OpenSessionChannels",
      actions: [
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
      ],
      resources: ["*"],
      because: "A person's session goes through these channels instead of SSH. They take no resource.",
    }),
  ];
}
