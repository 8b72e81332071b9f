/**
 * A CodePipeline (type V2) and its service role. Stages come as plain ordered data and are rendered once, here.
 *
 * Threat boundary: the role is the sum of what its actions need. It becomes another role only where an action names
 * one, so a pipeline without deploy actions can assume nothing.
 */
import {
  Codepipeline,
  type CodepipelineStage,
  type CodepipelineStageAction,
} from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { handArtifactsOver } from "../artifact-store/artifact-access.policies";
import { checkRegions, type PipelineStore, renderStores } from "./artifact-stores";
import { renderConditions } from "./conditions";
import { assumedByPipeline, pipelineStatements } from "./delivery-pipeline.policies";
import { checkConditions, checkStages } from "./limits";
import type { Action, PipelineSource, Stage } from "./parts";
import { renderTrigger, type Trigger } from "./trigger";
import type { PipelineVariable } from "./variables";

/** The store is that of the pipeline's own region. */
export interface DeliveryPipelineInputs extends PipelineStore {
  readonly pipeline: string;
  readonly role: string;
  readonly permissionsBoundary?: string;
}

export interface DeliveryPipelineShape {
  readonly source: PipelineSource;
  /** In their order, behind the source. */
  readonly stages: readonly Stage[];
  /** Absent: nothing of CodePipeline's own starts it. */
  readonly trigger?: Trigger;
  /**
   * What becomes of a second execution: it waits behind the first; it takes the first's place at the next stage; it
   * runs beside it. Default `QUEUED`: a newer release never overtakes or cancels one that is on its way.
   */
  readonly executionMode?: "QUEUED" | "SUPERSEDED" | "PARALLEL";
  /** Values that a person may give when starting an execution. Default: none. */
  readonly variables?: readonly PipelineVariable[];
  /** A store in each other region that an action is in. Default: none. */
  readonly elsewhere?: readonly PipelineStore[];
}

export interface DeliveryPipelineProps extends DeliveryPipelineInputs, DeliveryPipelineShape {}

export class DeliveryPipeline extends Construct {
  readonly resource: Codepipeline;

  constructor(scope: Construct, id: string, props: DeliveryPipelineProps) {
    super(scope, id);
    const { executionMode = "QUEUED", variables = [], elsewhere = [] } = props;
    const stages: Stage[] = [{ name: "Source", parts: [props.source] }, ...props.stages];
    checkStages(props.pipeline, stages);
    checkConditions(props.pipeline, executionMode, stages);
    checkRegions(props.pipeline, elsewhere, stages);
    const role = new Role(this, "service", {
      name: props.role,
      path: ROLE_PATHS.pipeline,
      description: `Service role of the pipeline ${props.pipeline}`,
      trust: assumedByPipeline(props),
      policies: {
        pipeline: pipelineStatements(props.artifacts, stages),
        elsewhere: elsewhere.flatMap(({ artifacts }) => handArtifactsOver(artifacts)),
        source: props.source.unpredictable,
      },
      permissionsBoundary: props.permissionsBoundary,
    });
    this.resource = new Codepipeline(this, "pipeline", {
      name: props.pipeline,
      pipelineType: "V2",
      executionMode,
      roleArn: role.arn,
      artifactStore: renderStores(props, elsewhere),
      stage: stages.map(renderStage),
      trigger: props.trigger && [renderTrigger(props.trigger)],
      variable: variables.map(({ name, value, description }) => ({ name, defaultValue: value, description })),
      dependsOn: [...role.policies],
    });
  }
}

function renderStage(stage: Stage): CodepipelineStage {
  return {
    name: stage.name,
    action: stage.parts.flatMap(({ actions }) => actions.map(renderAction)),
    ...renderConditions(stage.conditions ?? {}),
  };
}

function renderAction(action: Action): CodepipelineStageAction {
  return {
    name: action.name,
    category: action.category,
    owner: "AWS",
    provider: action.provider,
    version: action.version ?? "1",
    runOrder: action.runOrder ?? 1,
    configuration: { ...action.configuration },
    inputArtifacts: action.inputArtifacts && [...action.inputArtifacts],
    outputArtifacts: action.outputArtifacts && [...action.outputArtifacts],
    roleArn: action.roleArn,
    region: action.region,
    namespace: action.namespace,
    timeoutInMinutes: action.timeoutInMinutes,
  };
}
