/** What CodePipeline refuses in the way that artifacts and variables pass from action to action. */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import { type Action, type Artifact, conditionsOf, type PlacedPipeline, type Stage } from "./types";

/** An artifact is output once, and an action's inputs are outputs of actions that run before it. */
export const artifactFlow: Rule<PlacedPipeline> = (pipeline) => {
  const outputs = actionsOf(pipeline).flatMap(({ action }) => names(action.outputArtifacts));
  const twice = outputs.find((name, index) => outputs.indexOf(name) !== index);
  if (twice !== undefined)
    return invalid(`Output Artifact Bundle name must be unique within the pipeline: ${twice}`);
  for (const { action, before, stage } of actionsOf(pipeline)) {
    const there = before.flatMap((each) => names(each.outputArtifacts));
    const missing = names(action.inputArtifacts).find((name) => !there.includes(name));
    if (missing !== undefined)
      return invalid(
        `Input Artifact Bundle ${missing} in action ${action.name} of stage ${stage.name} is not declared as Output Artifact Bundle in any of the preceding actions`,
      );
  }
  return undefined;
};

/** The inputs of a stage's rules are outputs of actions that have run when the rules are looked at. */
export const ruleArtifacts: Rule<PlacedPipeline> = ({ stages }) => {
  for (const [index, stage] of stages.entries()) {
    for (const { at, rules = [] } of conditionsOf(stage)) {
      const done = stages.slice(0, at === "beforeEntry" ? index : index + 1).flatMap((each) => each.actions);
      const there = done.flatMap((action) => names(action.outputArtifacts));
      for (const rule of rules) {
        const missing = names(rule.inputArtifacts).find((name) => !there.includes(name));
        if (missing !== undefined)
          return invalid(
            `Input artifact ${missing} of rule ${rule.name} in stage ${stage.name} is the output of no action before it`,
          );
      }
    }
  }
  return undefined;
};

const REFERENCE = /#\{([^.{}]+)\.([^{}]+)\}/g;

/** `#{namespace.variable}` in a configuration names a namespace of an action that runs before, or a pipeline's variable. */
export const variableReferences: Rule<PlacedPipeline> = (pipeline) => {
  const variables = (pipeline.variables ?? []).map(({ name }) => name);
  for (const { action, before, stage } of actionsOf(pipeline)) {
    const namespaces = ["codepipeline", "variables", ...before.flatMap(({ namespace = [] }) => namespace)];
    for (const [key, value] of Object.entries(action.configuration ?? {})) {
      for (const [text, namespace = "", variable = ""] of value.matchAll(REFERENCE)) {
        const known = namespace !== "variables" || variables.includes(variable);
        if (namespaces.includes(namespace) && known) continue;
        const what = known ? "a namespace that does not exist" : "a pipeline variable that does not exist";
        return new ServiceError(
          "InvalidActionDeclarationException",
          `The following pipeline execution variables are referencing ${what}. StageName=[${stage.name}], ActionName=[${action.name}], ActionConfigurationKey=[${key}], VariableReferenceText=[${text}]`,
        );
      }
    }
  }
  return undefined;
};

/** A namespace belongs to one action. */
export const namespaces: Rule<PlacedPipeline> = (pipeline) => {
  const all = actionsOf(pipeline).flatMap(({ action: { namespace = [] } }) => namespace);
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  return twice === undefined ? undefined : invalid(`Namespace ${twice} is used by more than one action`);
};

/** Every action, with those that have run when it starts: of earlier stages, and of its own with a lower run order. */
function actionsOf({
  stages,
}: PlacedPipeline): { action: Action; before: readonly Action[]; stage: Stage }[] {
  return stages.flatMap((stage, index) => {
    const earlier = stages.slice(0, index).flatMap(({ actions }) => actions);
    return stage.actions.map((action) => ({
      action,
      before: [...earlier, ...stage.actions.filter((other) => orderOf(other) < orderOf(action))],
      stage,
    }));
  });
}

function orderOf({ runOrder = 1 }: Action): number {
  return runOrder;
}

function names(artifacts: readonly Artifact[] = []): string[] {
  return artifacts.map(({ name }) => name);
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidStructureException", message);
}
