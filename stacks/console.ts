import type { Account } from "../config/config";
import { partitionOf } from "../iam/arn";

/** The pipeline's page in AWS's console. */
export function consoleUrl(region: string, pipeline: string): string {
  return `https://${consoleHost(region)}/codesuite/codepipeline/pipelines/${pipeline}/view?region=${region}`;
}

/** The page of a CloudWatch dashboard. */
export function dashboardUrl(region: string, dashboard: string): string {
  return `https://${consoleHost(region)}/cloudwatch/home?region=${region}#dashboards/dashboard/${dashboard}`;
}

/** Everything that the execution did so far, with the way to each build's log and reports; CodePipeline fills the id in. */
export function executionUrl(region: string, pipeline: string): string {
  const execution = `${pipeline}/executions/#{codepipeline.PipelineExecutionId}`;
  return `https://${consoleHost(region)}/codesuite/codepipeline/pipelines/${execution}/timeline?region=${region}`;
}

/** The log of a build; `build` is its id, or a reference to it. */
export function buildUrl(
  { id, region }: Pick<Account, "id" | "region">,
  project: string,
  build: string,
): string {
  const log = `projects/${project}/build/${build}/log`;
  return `https://${consoleHost(region)}/codesuite/codebuild/${id}/${log}?region=${region}`;
}

function consoleHost(region: string): string {
  const partition = partitionOf(region);
  if (partition === "aws-cn") return `${region}.console.amazonaws.cn`;
  if (partition === "aws-us-gov") return `console.amazonaws-us-gov.com`;
  return `${region}.console.aws.amazon.com`;
}
