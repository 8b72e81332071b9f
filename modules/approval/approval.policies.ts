import type { Items } from "../../face/each";
import { PUBLISH_ENCRYPTED } from "../../iam/actions/keys";
import { dnsSuffixOf, type Place, roleArn, rootArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, type Conditions, type Statement } from "../../iam/statement";
import { THIS_KEY, usesKey } from "../encryption-key/encryption-key.policies";

function isPipelineRole(place: Place): Conditions {
  return { ArnLike: { "aws:PrincipalArn": roleArn(place, ROLE_PATHS.pipeline, "*") } };
}

/** Statement of the topic policy. */
export function publishedByPipelines(place: Place, topic: string): Statement {
  return allow({
    sid: "PublishByPipelines",
    principals: { aws: [rootArn(place)] },
    actions: ["sns:Publish"],
    resources: [topic],
    when: isPipelineRole(place),
    because:
      "The role of a pipeline that waits for approval is what publishes, not the CodePipeline service.",
  });
}

/** Statement of the key policy. */
export function usedByApprovals(place: Place): Statement {
  return allow({
    sid: "UseByPipelines",
    principals: { aws: [rootArn(place)] },
    actions: [...PUBLISH_ENCRYPTED],
    resources: THIS_KEY,
    when: {
      ...isPipelineRole(place),
      StringEquals: { "kms:ViaService": `sns.${place.region}.${dnsSuffixOf(place.region)}` },
    },
    because: "Publishing to an encrypted topic encrypts with the publisher's rights, through SNS only.",
  });
}

/** What the pipeline's role needs to ask for approval. */
export function publishApproval(topicArns: Items<string>): Statement {
  return allow({
    sid: "AskForApproval",
    actions: ["sns:Publish"],
    resources: topicArns,
    because: "Tells people that the pipeline waits for them.",
  });
}

/** The same for a topic that is encrypted. */
export function encryptApprovals(place: Place, keyAlias: string): Statement {
  return usesKey({
    ...place,
    sid: "EncryptApprovalMessages",
    keyAlias,
    actions: [...PUBLISH_ENCRYPTED],
    because: "The topic is encrypted with this key.",
  });
}
