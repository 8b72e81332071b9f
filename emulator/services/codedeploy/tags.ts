/** Tags of applications and deployment groups. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_TagResource.html */
import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import { tagOperations, tagPairs } from "../tags";
import { applicationOf, groupOf } from "./store";

/** How CodeDeploy writes tags. */
export const DEPLOY_TAGS = tagPairs("Key", "Value");

export const tagging = tagOperations({
  arn: "ResourceArn",
  tags: "Tags",
  keys: "TagKeys",
  form: DEPLOY_TAGS,
  find: resourceOf,
});

function resourceOf(arn: string, context: Context): object {
  const prefix = context.arn("codedeploy", "");
  if (!arn.startsWith("arn:")) throw new ServiceError("InvalidArnException", `${arn} is no ARN`);
  const [kind, name = ""] = arn.slice(prefix.length).split(":");
  const [application = "", group = ""] = name.split("/");
  if (arn.startsWith(prefix) && kind === "application") return applicationOf(context, application);
  if (arn.startsWith(prefix) && kind === "deploymentgroup") return groupOf(context, application, group);
  throw new ServiceError(
    "ArnNotSupportedException",
    `${arn} is neither an application nor a deployment group`,
  );
}
