import { partitionOf } from "../../iam/arn";
import type { Config } from "../config";
import type { Finding } from "../document";

/**
 * CodePipeline publishes metrics in the partition `aws` only (AWS: "CodePipeline adds CloudWatch Metrics support"):
 * elsewhere an alarm on them would never go off.
 */
export function pipelineMetrics({ monitoring, tools }: Config): readonly Finding[] {
  const partition = partitionOf(tools.region);
  if (partition === "aws" || monitoring?.alarms.failedExecutions === undefined) return [];
  const message = `found an alarm on a metric that CodePipeline doesn't publish in ${tools.region}; allowed: false, and the event failed of notifications`;
  return [{ path: ["monitoring", "alarms", "failedExecutions"], message }];
}
