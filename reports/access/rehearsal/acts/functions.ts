/** Releases of functions: CodePipeline publishes a version, and CodeDeploy moves the alias to it. */
import { regional } from "../../world/place";
import type { BuildProjectRecord } from "../../world/records/build-project";
import { MissingPart } from "../missing-part";
import { type ActionScene, accountIn } from "../scene";
import type { Place, Script } from "../script";
import { variableOf } from "../table/commands";
import { ASK_CONFIGURATION, MOVE_ALIAS, PUBLISH_VERSION, RUN_FUNCTION } from "../table/functions";
import { runDeployment, TAKE_FUNCTION_ROLE } from "./deployment";

/** CodePipeline's Lambda action; a build moves the alias afterwards. */
export function publishFunction(script: Script, at: Place, scene: ActionScene): void {
  script.add(at, PUBLISH_VERSION, scene);
}

/** What CodeDeploy does for a build that has it move an alias. */
export function shiftAlias(script: Script, at: Place, project: BuildProjectRecord): void {
  const value = (name: string) => variableOf(project, name) ?? "";
  const place = { account: accountIn(value("SHIFT_ROLE_ARN")), region: value("REGION") };
  const group = script.cast.group(place, value("APPLICATION"), value("GROUP"));
  if (!group)
    throw new MissingPart(at.pipeline ?? "", at.action ?? "", `the deployment group ${value("GROUP")}`);
  script.add(at, ASK_CONFIGURATION, { role: value("SHIFT_ROLE_ARN"), group });
  const hooks = ["BEFORE_ALLOW_TRAFFIC", "AFTER_ALLOW_TRAFFIC"]
    .flatMap((name) => variableOf(project, name) ?? [])
    .map((name) => (name.startsWith("arn:") ? name : regional("lambda", place, `function:${name}`)));
  runDeployment(script, at, group, [...new Set(hooks)]);
  const alias = { function: value("FUNCTION"), name: value("ALIAS") };
  script.add(at, MOVE_ALIAS, { group, hooks, alias });
  const released = script.cast.lambda(regional("lambda", place, `function:${alias.function}`));
  if (!released) return;
  script.add(at, TAKE_FUNCTION_ROLE, {
    service: "lambda.amazonaws.com",
    role: released.roleArn,
    sourceArn: "",
  });
  script.add(at, RUN_FUNCTION, released);
}
