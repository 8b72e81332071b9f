/** What CodePipeline refuses in the way that artifacts and variables pass from action to action. */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import {
  type Action,
  type Artifact,
  type ConditionRule,
  conditionsOf,
  type PlacedPipeline,
  type Stage,
} from "./types";

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
export const ruleArtifacts: Rule<PlacedPipeline> = (pipeline) => {
  for (const { rule, before, stage } of rulesOf(pipeline)) {
    const there = before.flatMap((action) => names(action.outputArtifacts));
    const missing = names(rule.inputArtifacts).find((name) => !there.includes(name));
    if (missing !== undefined)
      return invalid(
        `Input artifact ${missing} of rule ${rule.name} in stage ${stage.name} is the output of no action before it`,
      );
  }
  return undefined;
};

const REFERENCE = /#\{([^.{}]+)\.([^{}]+)\}/g;

/** `#{namespace.variable}` in a configuration names a namespace of an action that runs before, or a pipeline's variable. */
export const variableReferences: Rule<PlacedPipeline> = (pipeline) => {
  const variables = (pipeline.variables ?? []).map(({ name }) => name);
  for (const { configuration = {}, before, where } of [...actionsOf(pipeline), ...rulesOf(pipeline)]) {
    const namespaces = ["codepipeline", "variables", ...before.flatMap(({ namespace = [] }) => namespace)];
    for (const [key, value] of Object.entries(configuration)) {
      for (const [text, namespace = "", variable = ""] of value.matchAll(REFERENCE)) {
        const known = namespace !== "variables" || variables.includes(variable);
        if (namespaces.includes(namespace) && known) continue;
        const what = known ? "a namespace that does not exist" : "a pipeline variable that does not exist";
        return new ServiceError(
          "InvalidActionDeclarationException",
          `The following pipeline execution variables are referencing ${what}. ${where}, ActionConfigurationKey=[${key}], VariableReferenceText=[${text}]`,
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

/** A place of configuration, and the actions that have run when it is read. */
interface Reader {
  readonly configuration?: Readonly<Record<string, string>>;
  readonly before: readonly Action[];
  /** In AWS's words. */
  readonly where: string;
}

/** Every action, with those that have run when it starts: of earlier stages, and of its own with a lower run order. */
function actionsOf({ stages }: PlacedPipeline): (Reader & { action: Action; stage: Stage })[] {
  return stages.flatMap((stage, index) =>
    stage.actions.map((action) => ({
      action,
      stage,
      configuration: action.configuration,
      before: [
        ...actionsBefore(stages, index),
        ...stage.actions.filter((other) => orderOf(other) < orderOf(action)),
      ],
      where: `StageName=[${stage.name}], ActionName=[${action.name}]`,
    })),
  );
}

/** Every rule, with the actions that have run when it is looked at: its own stage's too, but before the entry. */
function rulesOf({ stages }: PlacedPipeline): (Reader & { rule: ConditionRule; stage: Stage })[] {
  return stages.flatMap((stage, index) =>
    conditionsOf(stage).flatMap(({ at, rules = [] }) =>
      rules.map((rule) => ({
        rule,
        stage,
        configuration: rule.configuration,
        before: actionsBefore(stages, at === "beforeEntry" ? index : index + 1),
        where: `StageName=[${stage.name}], RuleName=[${rule.name}]`,
      })),
    ),
  );
}

function actionsBefore(stages: readonly Stage[], index: number): Action[] {
  return stages.slice(0, index).flatMap(({ actions }) => actions);
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
