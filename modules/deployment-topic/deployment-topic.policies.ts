import { PUBLISH_ENCRYPTED } from "../../iam/actions/keys";
import { dnsSuffixOf, type Place, roleArn, rootArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, type Conditions, type Statement } from "../../iam/statement";
import { THIS_KEY, usesKey } from "../encryption-key/encryption-key.policies";

function isServiceRole(place: Place): Conditions {
  return { ArnLike: { "aws:PrincipalArn": roleArn(place, ROLE_PATHS.service, "*") } };
}

/** Statement of the topic policy. */
export function publishedByCodeDeploy(place: Place, topic: string): Statement {
  return allow({
    sid: "PublishByCodeDeploy",
    principals: { aws: [rootArn(place)] },
    actions: ["sns:Publish"],
    resources: [topic],
    when: isServiceRole(place),
    because: "A deployment group's service role is what publishes, not the CodeDeploy service.",
  });
}

/** Statement of the key policy. */
export function usedByCodeDeploy(place: Place): Statement {
  return allow({
    sid: "UseByCodeDeploy",
    principals: { aws: [rootArn(place)] },
    actions: [...PUBLISH_ENCRYPTED],
    resources: THIS_KEY,
    when: {
      ...isServiceRole(place),
      StringEquals: { "kms:ViaService": `sns.${place.region}.${dnsSuffixOf(place.region)}` },
    },
    because: "Publishing to an encrypted topic encrypts with the publisher's rights, through SNS only.",
  });
}

/** What a deployment group's service role needs to tell the topic. */
export function publishDeployments(place: Place, topic: string, keyAlias: string): Statement[] {
  return [
    allow({
      sid: "TellOfRollbacks",
      actions: ["sns:Publish"],
      resources: [topic],
      because: "Tells people that CodeDeploy rolls a deployment back.",
    }),
    usesKey({
      ...place,
      sid: "EncryptMessages",
      keyAlias,
      actions: [...PUBLISH_ENCRYPTED],
      because: "The topic is encrypted with this key.",
    }),
  ];
}
