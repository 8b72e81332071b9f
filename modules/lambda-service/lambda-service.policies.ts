import type { Items, Switch } from "../../face/each";
import { onlyIf } from "../../face/resources";
import { WRITE_LOGS } from "../../iam/actions/builds";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** Trust. Lambda sends neither aws:SourceArn nor aws:SourceAccount; who may make functions with the role is PassRole's. */
export function assumedByFunction(): Statement[] {
  return [
    allow({
      sid: "AssumedByLambda",
      principals: { service: ["lambda.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      because: "Lambda runs the application's code with it.",
    }),
  ];
}

/** What every function needs; the application's own access is attached beside it. */
export function runFunction(place: Place, logGroup: string, tracing: Switch): Items<Statement> {
  return [
    allow({
      sid: "WriteLogs",
      actions: [...WRITE_LOGS],
      resources: [arn("logs", place, `log-group:${logGroup}:*`)],
      because: "What the function says goes into its own log group, which Terraform made.",
    }),
    ...onlyIf(tracing, [
      allow({
        sid: "SendTraces",
        actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
        resources: ["*"],
        because: "X-Ray takes no resource for these; they tell of the function's own invocations.",
      }),
    ]),
  ];
}
