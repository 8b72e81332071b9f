/** A pipeline: which role does what, in which order. https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html */
import { Fields } from "../fields";
import type { KeyOf } from "../keys";
import { type Place, partitionOf } from "../place";
import type { Resource } from "../resource";

export interface PipelineRecord {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly place: Place;
  /** `QUEUED`, `SUPERSEDED`, `PARALLEL` */
  readonly mode: string;
  /** One; of a pipeline with actions elsewhere one a region. */
  readonly stores: readonly ArtifactStoreRecord[];
  readonly stages: readonly StageRecord[];
  /** Source actions that a Git event starts, each with the kinds of events: `push`, `pull_request`. */
  readonly triggers: readonly { readonly source: string; readonly events: readonly string[] }[];
}

export interface ArtifactStoreRecord {
  readonly bucketArn: string;
  readonly region: string;
  /** Customer key; absent: `aws/s3`. */
  readonly keyArn?: string;
}

export interface StageRecord {
  readonly name: string;
  readonly actions: readonly ActionRecord[];
  /** Rules that a stage is entered or left by. */
  readonly rules: readonly RuleRecord[];
  /** What follows a failure: `ROLLBACK`, `RETRY`; absent: nothing. */
  readonly onFailure?: string;
}

export interface ActionRecord {
  readonly name: string;
  /** `Source`, `Build`, `Test`, `Approval`, `Deploy`, `Invoke` */
  readonly category: string;
  /** `AWS`, `ThirdParty`, `Custom` */
  readonly owner: string;
  /** `CodeBuild`, `CodeDeployToECS`, … */
  readonly provider: string;
  readonly order: number;
  /** Whom the pipeline's role becomes for it; absent: it stays itself. */
  readonly roleArn?: string;
  /** Where the action runs. Default: the pipeline's. */
  readonly region: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
}

export interface RuleRecord {
  readonly when: "before_entry" | "on_success" | "on_failure";
  /** `CloudWatchAlarm`, `LambdaInvoke`, `DeploymentWindow`, … */
  readonly provider: string;
  readonly name: string;
  readonly roleArn?: string;
  readonly region: string;
  readonly inputs: readonly string[];
  readonly configuration: Readonly<Record<string, string>>;
}

export function pipelineRecord(resource: Resource, keyOf: KeyOf): PipelineRecord {
  const { place } = resource;
  const fields = Fields.of(resource);
  return {
    arn: resource.arn ?? "",
    name: fields.text("name"),
    roleArn: fields.text("role_arn"),
    place,
    mode: fields.optional("execution_mode") ?? "SUPERSEDED",
    stores: fields.blocks("artifact_store").map((store) => storeRecord(store, place, keyOf)),
    stages: fields.blocks("stage").map((stage) => stageRecord(stage, place)),
    triggers: fields
      .blocks("trigger")
      .flatMap((trigger) => trigger.blocks("git_configuration").map(triggerRecord)),
  };
}

function storeRecord(store: Fields, { account, region: own }: Place, keyOf: KeyOf): ArtifactStoreRecord {
  const region = store.optional("region") ?? own;
  const keyArn = store.blocks("encryption_key").map((key) => keyOf(key, "id", { account, region }))[0];
  return {
    bucketArn: `arn:${partitionOf(region)}:s3:::${store.text("location")}`,
    region,
    ...(keyArn !== undefined && { keyArn }),
  };
}

function stageRecord(stage: Fields, place: Place): StageRecord {
  const onFailure = stage.block("on_failure")?.optional("result");
  return {
    name: stage.text("name"),
    actions: stage.blocks("action").map((action) => actionRecord(action, place)),
    rules: (["before_entry", "on_success", "on_failure"] as const).flatMap((when) =>
      stage
        .blocks(when)
        .flatMap((moment) => moment.blocks("condition"))
        .flatMap((condition) => condition.blocks("rule"))
        .map((rule) => ruleRecord(rule, when, place)),
    ),
    ...(onFailure !== undefined && { onFailure }),
  };
}

function actionRecord(action: Fields, place: Place): ActionRecord {
  return {
    name: action.text("name"),
    category: action.text("category"),
    owner: action.text("owner"),
    provider: action.text("provider"),
    order: action.number("run_order") ?? 1,
    ...roleAndRegion(action, place),
    inputs: action.texts("input_artifacts"),
    outputs: action.texts("output_artifacts"),
    configuration: action.map("configuration"),
  };
}

function ruleRecord(rule: Fields, when: RuleRecord["when"], place: Place): RuleRecord {
  return {
    when,
    provider: rule.blocks("rule_type_id").map((type) => type.text("provider"))[0] ?? "",
    name: rule.text("name"),
    ...roleAndRegion(rule, place),
    inputs: rule.texts("input_artifacts"),
    configuration: rule.map("configuration"),
  };
}

function roleAndRegion(fields: Fields, place: Place) {
  const roleArn = fields.optional("role_arn");
  return { ...(roleArn !== undefined && { roleArn }), region: fields.optional("region") ?? place.region };
}

function triggerRecord(git: Fields) {
  return {
    source: git.text("source_action_name"),
    events: ["push", "pull_request"].filter((event) => git.has(event) && git.blocks(event).length > 0),
  };
}
