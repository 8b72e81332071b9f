import type { Items } from "../../face/each";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** Trust of the service role: CodeDeploy, for deployment groups of this one application. */
export function assumedByCodeDeploy(place: Place, application: string): Statement[] {
  return [
    allow({
      sid: "AssumedByCodeDeploy",
      principals: { service: ["codedeploy.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEquals: { "aws:SourceAccount": place.account },
        ArnLike: { "aws:SourceArn": arn("codedeploy", place, `deploymentgroup:${application}/*`) },
      },
      because: "CodeDeploy shifts this service's traffic with it, and no other application's.",
    }),
  ];
}

/** Invokes the functions that a deployment asks. */
export function askHooks(functionArns: Items<string>): Statement {
  return allow({
    sid: "AskHooks",
    actions: ["lambda:InvokeFunction"],
    resources: [...functionArns],
    because: "Asks these functions, and no others, whether the deployment may go on.",
  });
}

/** Sees when an alarm goes off that stops a deployment. */
export function watchAlarms(place: Place): Statement {
  return allow({
    sid: "WatchAlarms",
    actions: ["cloudwatch:DescribeAlarms"],
    resources: [arn("cloudwatch", place, "alarm:*")],
    because: "Stops a deployment when an alarm goes off. CloudWatch checks a list of alarms as one resource.",
  });
}
