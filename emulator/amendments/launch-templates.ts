/**
 * Tags of launch templates themselves. moto shows them as tags that the template's instances get.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplateVersions.html
 */
import type { Handler } from "../request";
import { isDone, withText } from "./amend";

/** AWS takes tags of a template only in the call that makes it: none can be in the template's data. */
const OWN_TAGS =
  /<item><resourceType>launch-template<\/resourceType><tagSet>(?:<item>(?:(?!<\/?item>).)*<\/item>)*<\/tagSet><\/item>/gs;

export function launchTemplates(): Handler {
  return (request, forward) => {
    if (request.service !== "ec2" || request.action !== "DescribeLaunchTemplateVersions") return undefined;
    return forward(request).then((reply) => {
      if (!isDone(reply)) return reply;
      const text = reply.body.toString("utf8").replace(OWN_TAGS, "");
      return withText(reply, text.replaceAll("<tagSpecificationSet></tagSpecificationSet>", ""));
    });
  };
}
