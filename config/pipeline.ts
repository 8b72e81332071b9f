/** Who builds and releases a service: AWS CodePipeline, or a workflow of GitHub Actions in its repository. */
export const RUNNERS = ["codepipeline", "github-actions"] as const;
export type Runner = (typeof RUNNERS)[number];

/** What becomes of a second release: it waits; takes the first's place at the next stage; goes beside it. */
export const PIPELINE_MODES = ["queued", "superseded", "parallel"] as const;
export type PipelineMode = (typeof PIPELINE_MODES)[number];

/** A value that a person may give when starting a release. */
export interface PipelineVariable {
  readonly name: string;
  /** What it is where nobody says otherwise. */
  readonly value: string;
  readonly description?: string;
}

/** How releases go through a service's pipeline. */
export interface Pipeline {
  readonly runner: Runner;
  /** The service's repository as GitHub writes it into the subjects of its tokens; absent: not of GitHub Actions. */
  readonly subject?: string;
  readonly mode: PipelineMode;
  readonly variables: readonly PipelineVariable[];
}

/** CodePipeline takes this much in a value of an action's configuration. */
export const MAX_ACTION_VALUE = 1000;

/** What gives the variables to a CodeBuild action's commands; undefined for none. */
export function actionEnvironment(variables: readonly PipelineVariable[]): string | undefined {
  if (variables.length === 0) return undefined;
  return JSON.stringify(variables.map(({ name }) => ({ name, value: `#{variables.${name}}` })));
}

/** Namespaces of variables whatever a pipeline declares: CodePipeline's own, the build's. */
const NAMESPACES: readonly string[] = ["codepipeline", "build"];

/**
 * References in a text, such as `#{variables.CHANNEL}`, that a pipeline with these variables doesn't have.
 * @param published what its source publishes, NAME of `#{source.NAME}`; undefined: any name may be right
 * @param namespaces those of its other actions
 */
export function unknownReferences(
  text: string,
  variables: readonly PipelineVariable[],
  published: readonly string[] | undefined,
  namespaces: readonly string[] = NAMESPACES,
): string[] {
  const known = new Set(variables.map(({ name }) => name));
  return [...text.matchAll(/#\{([^{}]*)\}/g)].flatMap(([reference, inside = ""]) => {
    const [namespace = "", name = "", ...rest] = inside.split(".");
    if (name === "" || rest.length > 0) return [reference];
    if (namespace === "source") return published?.includes(name) !== false ? [] : [reference];
    return namespaces.includes(namespace) || (namespace === "variables" && known.has(name))
      ? []
      : [reference];
  });
}
