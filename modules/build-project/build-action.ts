import { eachOf, type Items, ifAny } from "../../face/each";
import type { ArtifactLocation } from "../../iam/artifacts";
import { textMap } from "../../iam/maps";
import { jsonText } from "../../iam/printer";
import type { Action, PipelinePart } from "../delivery-pipeline/parts";
import { runProject } from "./build-project.policies";

/** What a pipeline says of an action that runs a project. */
export type RunProps = Pick<
  Action,
  "name" | "category" | "inputArtifacts" | "outputArtifacts" | "namespace" | "runOrder"
>;

interface RunProject {
  readonly project: string;
  readonly artifacts: ArtifactLocation;
  /** Its builds are batches. */
  readonly batch?: object;
  /** Variables of the run, beside the project's own. Default: none. */
  readonly variables?: Items<{ readonly name: string; readonly text: string }>;
}

/** The pipeline's action that runs a project. */
export function buildAction(run: RunProject, props: RunProps): PipelinePart {
  return {
    actions: [{ ...props, provider: "CodeBuild", configuration: configurationOf(run) }],
    statements: runProject(run),
  };
}

/** Only together are the artifacts of a batch the one that the pipeline hands on. */
function configurationOf({ project, batch, variables = [] }: RunProject): Action["configuration"] {
  const values = eachOf(variables, ({ name, text }) => [{ name, value: text }]);
  return textMap(
    { ProjectName: project, ...(batch && { BatchEnabled: "true", CombineArtifacts: "true" }) },
    { EnvironmentVariables: ifAny(variables, () => [jsonText(values)]) },
  );
}
