/**
 * What CodePipeline refuses in the shape of a pipeline: its stages, its artifact stores.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html
 */
import { ServiceError } from "../../service-error";
import type { Rule } from "../rule";
import type { PlacedPipeline } from "./types";

/** Two stages or more, each with actions; names once. */
export const stages: Rule<PlacedPipeline> = ({ stages: all }) => {
  if (all.length < 2)
    return invalid(
      `Pipeline has only ${all.length} stage(s). There should be a minimum of 2 stages in a pipeline`,
    );
  const stage = repeated(all.map(({ name }) => name));
  if (stage !== undefined) return invalid(`Stage name must be unique within the pipeline: ${stage}`);
  for (const { name, actions } of all) {
    if (actions.length === 0) return invalid(`Stage ${name} has no actions`);
    const action = repeated(actions.map((each) => each.name));
    if (action !== undefined) return invalid(`Action name must be unique within stage ${name}: ${action}`);
  }
  return undefined;
};

/** Sources in the first stage, and nothing but sources there. */
export const sources: Rule<PlacedPipeline> = ({ stages: [first, ...others] }) => {
  const other = first?.actions.find(({ actionTypeId }) => actionTypeId.category !== "Source");
  if (first && other)
    return invalid(
      `The first stage must only contain source actions: ${other.name} in stage ${first.name} is a ${other.actionTypeId.category} action`,
    );
  for (const { name, actions } of others) {
    const source = actions.find(({ actionTypeId }) => actionTypeId.category === "Source");
    if (source)
      return invalid(
        `Only the first stage may contain source actions: ${source.name} in stage ${name} is one`,
      );
  }
  return undefined;
};

/** One artifact store, or one for each region that the pipeline has actions in. */
export const stores: Rule<PlacedPipeline> = ({ artifactStore, artifactStores, stages: all, region }) => {
  if ((artifactStore === undefined) === (artifactStores === undefined))
    return invalid("A pipeline must have either artifactStore or artifactStores, and not both");
  const regions = artifactStores ? Object.keys(artifactStores) : [region];
  if (!regions.includes(region))
    return invalid(`The pipeline is in region ${region}, for which artifactStores has no artifact store`);
  for (const action of all.flatMap(({ actions }) => actions)) {
    if (action.region !== undefined && !regions.includes(action.region))
      return invalid(
        `Action ${action.name} is in region ${action.region}, for which the pipeline has no artifact store; it has one for ${regions.join(", ")}`,
      );
  }
  return undefined;
};

function repeated(names: readonly string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidStructureException", message);
}
