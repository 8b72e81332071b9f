import { WRITE_LOGS } from "../../iam/actions/builds";
import { arn, type Place } from "../../iam/arn";
import { allow, deny, type Statement } from "../../iam/statement";

/** Predicted ARN of a function. */
export function functionArn(place: Place, name: string): string {
  return arn("lambda", place, `function:${name}`);
}

/** Trust. Lambda sends neither aws:SourceArn nor aws:SourceAccount; who may make functions with the role is PassRole's. */
export function assumedByLambda(): Statement[] {
  return [
    allow({
      sid: "AssumedByLambda",
      principals: { service: ["lambda.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      because: "Lambda runs the probe with it.",
    }),
  ];
}

/** What the function's own code does. */
export function tellCodeDeploy(place: Place, logGroup: string, deploymentGroupArn: string): Statement[] {
  return [
    allow({
      sid: "TellCodeDeploy",
      actions: ["codedeploy:PutLifecycleEventHookExecutionStatus"],
      resources: [deploymentGroupArn],
      because: "Says whether the release is well, to the deployments of this one service.",
    }),
    allow({
      sid: "WriteLogs",
      actions: [...WRITE_LOGS],
      resources: [arn("logs", place, `log-group:${logGroup}:*`)],
      because: "What the probe saw goes into its own log group.",
    }),
  ];
}

/**
 * What Lambda itself does with the role, and the function's code is denied.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
 */
export function attachToNetwork(place: Place, name: string): Statement[] {
  const changing = [
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
  ];
  const reading = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"];
  return [
    allow({
      sid: "ManageNetworkInterfaces",
      actions: changing,
      resources: ["network-interface", "subnet", "security-group"].map((type) =>
        arn("ec2", place, `${type}/*`),
      ),
      because: "Lambda attaches the function to the private subnets. Ids of interfaces are AWS's to choose.",
    }),
    allow({
      sid: "DescribeNetworkInterfaces",
      actions: reading,
      resources: ["*"],
      because: "EC2 takes no resource for these; they change nothing.",
    }),
    deny({
      sid: "NotByItsCode",
      actions: [...changing, ...reading],
      resources: ["*"],
      when: { ArnEquals: { "lambda:SourceFunctionArn": [functionArn(place, name)] } },
      because:
        "These are Lambda's to use; the function's own code has no business in the network's settings.",
    }),
  ];
}

/** What a probe of versions does beside answering. */
export function invokeVersions(place: Place, lambdaFunction: string): Statement[] {
  return [
    allow({
      sid: "SeeDeployment",
      actions: ["codedeploy:GetDeploymentTarget", "codedeploy:ListDeploymentTargets"],
      resources: ["*"],
      because:
        "A hook is told the deployment and not the version: CodeDeploy says which one it moves to, and takes no resource for it.",
    }),
    allow({
      sid: "InvokeVersions",
      actions: ["lambda:InvokeFunction"],
      resources: [`${functionArn(place, lambdaFunction)}:*`],
      because: "Invokes the new version of this one function. Its number is AWS's to choose.",
    }),
  ];
}
