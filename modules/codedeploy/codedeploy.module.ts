/** What the HCL modules of services that CodeDeploy releases have in common. */
import type { CodedeployDeploymentGroup } from "@cdktf/provider-aws/lib/codedeploy-deployment-group";
import { CODEDEPLOY_NAME, POLICY_ARN } from "../../face/aws";
import { number, optionalText, structuralNumber, text, texts } from "../../face/inputs";
import { between } from "../../face/rule";

/** In what steps a release goes out. @param platform that CodeDeploy has some for */
export function deploymentConfigInput(platform: string, otherwise: string) {
  return text({
    description: `Name of the deployment configuration: in what steps a release goes out. CodeDeploy has some for ${platform}.`,
    default: otherwise,
    rules: [CODEDEPLOY_NAME],
  });
}

/**
 * Alarms that stop a release and send it back. The first is always made: then a group always watches one, and its rights
 * don't hang on whether there is any.
 * @param asked what fails or takes long: `requests`
 */
export function alarmInputs(asked: string) {
  return {
    errorRatePercent: number({
      description: `A release stops and goes back when more of a hundred ${asked} fail, in two minutes out of three.`,
      default: 1,
      rules: [between(0, 99)],
    }),
    latencyMs: structuralNumber({
      description: `The same when all but one in a hundred ${asked} take longer, in milliseconds. Left out: no such alarm.`,
      each: "milliseconds",
      rules: [between(1, 900_000)],
    }),
  };
}

/** What stands behind the rest, and may be left out. */
export const RELEASE_OPTIONS = {
  alarms: texts({
    description:
      "Names of other alarms that stop a release and send it back. CodeDeploy takes ten, with those that are made here.",
    default: [],
    each: "alarm",
  }),
  permissionsBoundary: optionalText({
    description: "ARN of the policy that bounds what each role here may do, whatever else allows it.",
    rules: [POLICY_ARN],
  }),
};

/** What a deploy role takes. */
export function deploymentGroupOutputs(group: CodedeployDeploymentGroup) {
  return {
    codedeployApplication: {
      description: "Name of the CodeDeploy application, for the deploy role and the pipeline.",
      value: group.appName,
    },
    codedeployGroup: {
      description: "Name of the deployment group, for the deploy role and the pipeline.",
      value: group.deploymentGroupName,
    },
    deploymentConfig: {
      description: "Name of the deployment configuration, for the deploy role.",
      value: group.deploymentConfigName,
    },
  };
}
