/**
 * A CodePipeline (type V2) and its service role. Stages come as plain ordered data and are rendered once, here.
 *
 * Threat boundary: the role is the sum of what its actions need. It becomes another role only where an action names
 * one, so a pipeline without deploy actions can assume nothing.
 */
import { Codepipeline } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { addDynamicBlocks, fixedBlocks } from "../../face/blocks";
import { eachOf, type Items } from "../../face/each";
import { named } from "../../iam/locals";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import { handArtifactsOver } from "../artifact-store/artifact-access.policies";
import { checkRegions, type PipelineStore, renderStores, storeBlocks } from "./artifact-stores";
import { assumedByPipeline, pipelineStatements } from "./delivery-pipeline.policies";
import { checkConditions, checkStages } from "./limits";
import type { PipelineSource, Stage } from "./parts";
import { renderStage, stageBlocks } from "./stages";
import { renderTrigger, type Trigger, triggerBlocks } from "./trigger";
import { type PipelineVariable, renderVariables, variableBlocks } from "./variables";

/** The store is that of the pipeline's own region. */
export interface DeliveryPipelineInputs extends PipelineStore {
  readonly pipeline: string;
  readonly role: string;
  readonly permissionsBoundary?: string;
}

export interface DeliveryPipelineShape {
  readonly source: PipelineSource;
  /** In their order, behind the source. */
  readonly stages: Items<Stage>;
  /** Absent: nothing of CodePipeline's own starts it. */
  readonly trigger?: Trigger | Items<Trigger>;
  /**
   * What becomes of a second execution: it waits behind the first; it takes the first's place at the next stage; it
   * runs beside it. Default `QUEUED`: a newer release never overtakes or cancels one that is on its way.
   */
  readonly executionMode?: string;
  /** Values that a person may give when starting an execution. Default: none. */
  readonly variables?: Items<PipelineVariable>;
  /** A store in each other region that an action is in. Default: none. */
  readonly elsewhere?: Items<PipelineStore>;
  /** What the role may do beside what its parts ask for. Default: nothing. */
  readonly statements?: Items<Statement>;
}

export interface DeliveryPipelineProps extends DeliveryPipelineInputs, DeliveryPipelineShape {}

export class DeliveryPipeline extends Construct {
  readonly resource: Codepipeline;
  readonly role: Role;
  readonly artifactPrefix: string;

  constructor(scope: Construct, id: string, props: DeliveryPipelineProps) {
    super(scope, id);
    const { executionMode = "QUEUED", variables = [], elsewhere = [] } = props;
    this.artifactPrefix = props.artifacts.prefix;
    const stages: Items<Stage> = [{ name: "Source", parts: [props.source] }, ...props.stages];
    const triggers = listed(props.trigger);
    const stores = renderStores(props, elsewhere);
    check(props, executionMode, fixedBlocks(elsewhere), fixedBlocks(stages));
    this.role = new Role(this, "service", {
      name: props.role,
      path: ROLE_PATHS.pipeline,
      description: `Service role of the pipeline ${props.pipeline}`,
      trust: assumedByPipeline(props),
      policies: {
        pipeline: [
          ...pipelineStatements(props.artifacts, stages, (sid, arns) => named(this, sid, arns)),
          ...(props.statements ?? []),
        ],
        elsewhere: {
          statements: eachOf(elsewhere, ({ artifacts }) => handArtifactsOver(artifacts)),
          for: elsewhere,
        },
        source: props.source.unpredictable,
      },
      permissionsBoundary: props.permissionsBoundary,
    });
    this.resource = new Codepipeline(this, "pipeline", {
      name: props.pipeline,
      pipelineType: "V2",
      executionMode,
      roleArn: this.role.arn,
      artifactStore: fixedBlocks(stores),
      stage: fixedBlocks(stages).map(renderStage),
      trigger: props.trigger && fixedBlocks(triggers).map(renderTrigger),
      variable: fixedBlocks(renderVariables(variables)),
      dependsOn: [...this.role.policies],
    });
    addDynamicBlocks(this.resource, {
      artifact_store: storeBlocks(stores),
      stage: stageBlocks(stages),
      trigger: triggerBlocks(triggers),
      variable: variableBlocks(variables),
    });
  }
}

function listed(trigger: DeliveryPipelineProps["trigger"]): Items<Trigger> {
  if (trigger === undefined) return [];
  return isList(trigger) ? trigger : [trigger];
}

function isList(trigger: Trigger | Items<Trigger>): trigger is Items<Trigger> {
  return Array.isArray(trigger);
}

/** Refuses what CodePipeline would refuse; of stages that are a variable's Terraform does. */
function check(
  { pipeline }: DeliveryPipelineProps,
  executionMode: string,
  elsewhere: readonly PipelineStore[],
  stages: readonly Stage[],
): void {
  checkStages(pipeline, stages);
  checkConditions(pipeline, executionMode, stages);
  checkRegions(pipeline, elsewhere, stages);
}
