import { arn, type Place, rootArn } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { startDeployments } from "../codedeploy/start-deployments.policies";
import { aliasArn, functionArn, type LambdaServiceNames } from "./names";

/**
 * What CodePipeline's Lambda action does in the workload account when it is given no alias: it publishes a version and
 * moves nothing. Of AWS's list for it, what is asked of an alias is left out.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-LambdaDeploy.html
 */
export function publishVersions(
  place: Place,
  names: Pick<LambdaServiceNames, "lambdaFunction">,
  pipeline: string,
): Statement[] {
  const resource = functionArn(place, names);
  const logGroup = arn("logs", place, `log-group:/aws/codepipeline/${pipeline}`);
  return [
    allow({
      sid: "PublishVersions",
      actions: ["lambda:GetFunctionConfiguration", "lambda:PublishVersion", "lambda:UpdateFunctionCode"],
      resources: [resource, `${resource}:*`],
      because: "Hands this one function new code and publishes it as a version, which nobody invokes yet.",
    }),
    allow({
      sid: "WriteActionLogs",
      actions: ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup, `${logGroup}:*`],
      because: "The action writes what it does into a log group of the pipeline's name.",
    }),
  ];
}

/** What the build does that has CodeDeploy move the alias. It can't change code, nor move the alias by itself. */
export function shiftByCodeDeploy(
  place: Place,
  names: Pick<LambdaServiceNames, "lambdaFunction" | "codedeployApplication" | "codedeployGroup">,
  deploymentConfig: string,
): Statement[] {
  return [
    allow({
      sid: "SeeAlias",
      actions: ["lambda:GetAlias"],
      resources: [functionArn(place, names)],
      because: "An AppSpec names the version that the alias leaves.",
    }),
    ...startDeployments({
      place,
      names,
      deploymentConfig,
      because: {
        revision: "Gives CodeDeploy the AppSpec that names the new version.",
        config: "CodeDeploy asks it of who starts a deployment.",
      },
    }),
  ];
}

/** What a verification does: it calls the service as its callers do. */
export function invokeAlias(place: Place, names: Pick<LambdaServiceNames, "lambdaFunction">): Statement[] {
  return [
    allow({
      sid: "InvokeService",
      actions: ["lambda:InvokeFunction"],
      resources: [aliasArn(place, names)],
      because: "Verification invokes what was just released, by its alias and in no other version.",
    }),
  ];
}

/** Trust: the given build roles of the tools account, by their predicted ARNs. */
export function assumedByBuilds(tools: Place, builderRoles: readonly string[]): Statement[] {
  return [
    allow({
      sid: "AssumedByBuilds",
      principals: { aws: [rootArn(tools)] },
      actions: ["sts:AssumeRole"],
      when: { ArnEquals: { "aws:PrincipalArn": builderRoles } },
      because: "The service's own builds that follow a release; other builds have no reason to.",
    }),
  ];
}

/** For a build's role: it becomes exactly this role, whose trust names the build in return. */
export function assumeBuildAccess(roleArn: string): Statement {
  return allow({
    sid: "ActInTheEnvironment",
    actions: ["sts:AssumeRole"],
    resources: [roleArn],
    because: "Follows a release in the environment's account as the one role that is made for it there.",
  });
}
