/** Pipelines as CreatePipeline takes them: a source with a connection, a build, a deployment. */
import type { Action, ConditionRule, Pipeline, Stage } from "../../emulator/services/codepipeline/types";

type Change<T> = Partial<Record<keyof T, unknown>>;

/** An action of any kind; `kind` such as `Build/CodeBuild`. */
export function action(name: string, kind: string, change: Change<Action> = {}): Action {
  const [category = "", provider = ""] = kind.split("/");
  return { name, actionTypeId: { category, owner: "AWS", provider, version: "1" }, ...change } as Action;
}

/** A source action with a connection; its artifact is called as itself. */
export function source(name = "source", change: Change<Action> = {}): Action {
  const configuration = {
    ConnectionArn: "arn:aws:codeconnections:us-east-1:111111111111:connection/example",
    FullRepositoryId: "acme/storefront",
    BranchName: "main",
  };
  const outputArtifacts = [{ name }];
  return action(name, "Source/CodeStarSourceConnection", { configuration, outputArtifacts, ...change });
}

/** A CodeBuild action that takes the artifact `source`; its own is called as itself. */
export function build(name = "build", change: Change<Action> = {}): Action {
  return action(name, "Build/CodeBuild", {
    configuration: { ProjectName: "made-later" },
    inputArtifacts: [{ name: "source" }],
    outputArtifacts: [{ name }],
    ...change,
  });
}

/** An action that copies the artifact `build` into a bucket. */
export function deploy(name = "deploy", change: Change<Action> = {}): Action {
  return action(name, "Deploy/S3", {
    configuration: { BucketName: "site", Extract: "true" },
    inputArtifacts: [{ name: "build" }],
    ...change,
  });
}

/** A stage with one action, or with several. */
export function stage(name: string, actions: Action | readonly Action[], change: Change<Stage> = {}): Stage {
  return { name, actions: [actions].flat(), ...change } as Stage;
}

/** Conditions of a stage. */
export function conditions(result: string | undefined, ...rules: readonly ConditionRule[]) {
  return { conditions: [{ ...(result && { result }), ...(rules.length > 0 && { rules }) }] };
}

/** A rule of a condition. */
export function rule(provider: string, configuration: Readonly<Record<string, string>>): ConditionRule {
  return {
    name: "check",
    ruleTypeId: { category: "Rule", owner: "AWS", provider, version: "1" },
    configuration,
  };
}

/** Trigger of a source action. */
export function trigger(sourceActionName: string, filters: object = {}) {
  return { providerType: "CodeStarSourceConnection", gitConfiguration: { sourceActionName, ...filters } };
}

/** A pipeline of type V2, whose role and bucket have to be made. */
export function pipeline(change: Change<Pipeline> = {}) {
  return {
    name: "release",
    roleArn: "arn:aws:iam::111111111111:role/pipeline",
    artifactStore: { type: "S3", location: "artifacts" },
    pipelineType: "V2",
    stages: [stage("source", source()), stage("build", build()), stage("deploy", deploy())],
    ...change,
  };
}
