/** What every deployment by CodeDeploy brings with it: its role, alarms, hooks and topics. */
import type { DeploymentGroupRecord } from "../../world/records/deployment-group";
import { MissingPart } from "../missing-part";
import type { ActionScene } from "../scene";
import type { Place, Script } from "../script";
import { SOURCES } from "../sources";
import { takesSilently, takesWithSource } from "../table/assume";
import { type Deploying, WATCH_AND_TELL } from "../table/deployment";
import { RUN_HOOK } from "../table/functions";

const TAKE_GROUP_ROLE = takesWithSource(
  "CodeDeploy takes the group's role",
  SOURCES.codeDeployConfusedDeputy,
);

export const TAKE_FUNCTION_ROLE = takesSilently("Lambda takes the function's role", SOURCES.lambdaLogs);

/** @param hooks ARNs of the functions that it asks */
export function runDeployment(
  script: Script,
  at: Place,
  group: DeploymentGroupRecord,
  hooks: readonly string[],
): void {
  const service = "codedeploy.amazonaws.com";
  script.add(at, TAKE_GROUP_ROLE, { service, role: group.roleArn, sourceArn: group.arn });
  script.add(at, WATCH_AND_TELL, { group, hooks });
  for (const hook of hooks) {
    const lambda = script.cast.lambda(hook);
    // One that isn't made here is its maker's to let answer.
    if (!lambda) continue;
    script.add(at, TAKE_FUNCTION_ROLE, {
      service: "lambda.amazonaws.com",
      role: lambda.roleArn,
      sourceArn: "",
    });
    script.add(at, RUN_HOOK, { lambda, group });
  }
}

/** An action's deployment group. */
export function deployingIn(script: Script, scene: ActionScene): Deploying {
  const { ApplicationName: application = "", DeploymentGroupName: name = "" } = scene.action.configuration;
  const group = script.cast.group(scene.place, application, name);
  if (!group)
    throw new MissingPart(
      scene.pipeline.name,
      scene.action.name,
      `the deployment group ${application}/${name}`,
    );
  return { ...scene, group };
}
