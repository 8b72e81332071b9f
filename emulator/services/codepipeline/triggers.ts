/**
 * Triggers: what CodePipeline refuses in them, and the one that it adds itself.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-filter.html
 */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import type { Action, Pipeline, PlacedPipeline, Trigger } from "./types";

const CONNECTION = "CodeStarSourceConnection";

/** A trigger names a source action with a connection, and no other trigger names that; tags stand alone. */
export const triggers: Rule<PlacedPipeline> = (pipeline) => {
  const connected = connectionsOf(pipeline).map(({ name }) => name);
  const seen = new Set<string>();
  for (const { gitConfiguration } of pipeline.triggers ?? []) {
    const { sourceActionName, push = [] } = gitConfiguration;
    if (!connected.includes(sourceActionName) || seen.has(sourceActionName))
      return invalid(
        `Triggers for connection must reference a ${CONNECTION} action. Note that when you specify a trigger, you cannot specify more than one trigger per source action. Found: ${sourceActionName}; source actions with a connection: ${connected.join(", ") || "none"}`,
      );
    seen.add(sourceActionName);
    if (push.some(({ tags, branches, filePaths }) => tags && (branches || filePaths)))
      return invalid(
        `The trigger configuration for the source action is not valid. Make sure to choose valid filter combinations: a push filter of ${sourceActionName} has tags together with branches or file paths`,
      );
  }
  return undefined;
};

/**
 * The triggers of a pipeline as AWS keeps them: type V2 gets one for each source action with a connection that has
 * none and detects changes, on pushes to its branch.
 */
export function allTriggers(pipeline: Pipeline): readonly Trigger[] | undefined {
  const { triggers: given = [], pipelineType } = pipeline;
  if (pipelineType !== "V2") return undefined;
  const named = given.map(({ gitConfiguration }) => gitConfiguration.sourceActionName);
  const added = connectionsOf(pipeline)
    .filter(({ name, configuration }) => !named.includes(name) && configuration?.DetectChanges !== "false")
    .map(({ name, configuration }) => ({
      providerType: CONNECTION,
      gitConfiguration: {
        sourceActionName: name,
        push: [{ branches: { includes: [configuration?.BranchName] } }],
      },
    }));
  const all = [...given, ...added];
  return all.length > 0 ? all : undefined;
}

function connectionsOf({ stages: [first] }: Pipeline): readonly Action[] {
  return first?.actions.filter(({ actionTypeId }) => actionTypeId.provider === CONNECTION) ?? [];
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidStructureException", message);
}
