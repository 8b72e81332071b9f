import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** For the role that a rule looks at alarms with, in their account. */
export function readAlarms(place: Place): Statement {
  return allow({
    sid: "ReadAlarms",
    actions: ["cloudwatch:DescribeAlarms"],
    resources: [arn("cloudwatch", place, "alarm:*")],
    because:
      "A condition of the pipeline asks about alarms here. CloudWatch checks a list of alarms as one resource.",
  });
}
