/** What CodePipeline refuses in one action: its type, its configuration, how many artifacts it has. */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import { type ActionType, actionTypeOf, type ConfigurationKeys } from "./action-types";
import type { Action, PlacedPipeline } from "./types";

/** Every action: of a type that there is, with the configuration and the artifacts that its type has. */
export const actions: Rule<PlacedPipeline> = ({ stages, region }) => {
  for (const action of stages.flatMap((stage) => stage.actions)) {
    const type = actionTypeOf(action.actionTypeId);
    if (!type) {
      const { category, owner, provider, version } = action.actionTypeId;
      const inRegion = region.toUpperCase().replaceAll("-", "_");
      return invalid(
        `ActionType (Category: '${category}', Provider: '${provider}', Owner: '${owner}', Version: '${version}') in action '${action.name}' is not available in region '${inRegion}'`,
      );
    }
    const refusal = configuration(action, type.configuration) ?? artifacts(action, type) ?? timeout(action);
    if (refusal) return refusal;
  }
  return undefined;
};

function configuration(action: Action, keys: ConfigurationKeys | undefined): ServiceError | undefined {
  const { name, configuration: given = {}, commands = [], actionTypeId } = action;
  if (actionTypeId.provider === "Commands" && commands.length === 0)
    return invalid(`Action ${name} must have a non-empty commands field`);
  const wrong = keys && wrongConfiguration(given, keys);
  return wrong === undefined ? undefined : invalid(`Action configuration for action '${name}' ${wrong}`);
}

/** What is wrong with a configuration: `is missing required configuration 'ProjectName'`. */
export function wrongConfiguration(
  given: Readonly<Record<string, string>>,
  { required, optional }: ConfigurationKeys,
): string | undefined {
  const missing = required.find((key) => !(key in given));
  if (missing !== undefined) return `is missing required configuration '${missing}'`;
  const known = [...required, ...optional];
  const unknown = Object.keys(given).find((key) => !known.includes(key));
  if (unknown === undefined) return undefined;
  return `contains unknown configuration '${unknown}'; known are ${known.join(", ")}`;
}

function artifacts({ name, inputArtifacts = [], outputArtifacts = [] }: Action, type: ActionType) {
  return (
    count(name, "input", inputArtifacts.length, type.inputs) ??
    count(name, "output", outputArtifacts.length, type.outputs)
  );
}

function timeout({ name, timeoutInMinutes, actionTypeId: { category } }: Action): ServiceError | undefined {
  if (timeoutInMinutes === undefined || category === "Approval") return undefined;
  return invalid(`Action '${name}' has timeoutInMinutes, which only manual approvals have`);
}

function count(name: string, kind: string, found: number, [least, most]: readonly [number, number]) {
  if (found >= least && found <= most) return undefined;
  const allowed = least === most ? `${least}` : `${least} to ${most}`;
  return invalid(`Action '${name}' has ${found} ${kind} artifacts; actions of its type have ${allowed}`);
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidActionDeclarationException", message);
}
