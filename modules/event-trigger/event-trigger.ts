/**
 * A rule of EventBridge that starts a pipeline, on the revision that the event tells of, and the role for it.
 *
 * Threat boundary: the role starts that one pipeline, and only this rule gets it.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/triggering.html
 */
import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { arn, type Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { SOURCE_ACTION } from "../delivery-pipeline/parts";
import { assumedFor, startPipeline } from "../delivery-pipeline/start.policies";

/** Which events, and where in them the revision stands. */
export interface StartingEvents {
  /** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html */
  readonly pattern: object;
  /** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_SourceRevisionOverride.html */
  readonly revisionType: "COMMIT_ID" | "S3_OBJECT_VERSION_ID";
  /** JSON path of the revision to release: `$.detail.commitId`. */
  readonly revisionPath: string;
}

export interface EventTriggerInputs {
  readonly place: Place;
  /** Of the rule and of its role: at most 64 characters. */
  readonly name: string;
  readonly description: string;
  readonly pipeline: string;
  /** A reference, so that the rule is made after the pipeline. */
  readonly pipelineArn: string;
  readonly permissionsBoundary?: string;
}

export interface EventTriggerShape {
  /** Literals: EventBridge matches them as they are written. */
  readonly events: StartingEvents;
}

export interface EventTriggerProps extends EventTriggerInputs, EventTriggerShape {}

export class EventTrigger extends Construct {
  readonly resource: CloudwatchEventRule;

  constructor(scope: Construct, id: string, props: EventTriggerProps) {
    super(scope, id);
    const { place, name, events } = props;
    const role = new Role(this, "start", {
      name,
      path: ROLE_PATHS.pipeline,
      description: `Starts the pipeline ${props.pipeline} on events`,
      trust: [assumedFor(place, "events.amazonaws.com", arn("events", place, `rule/${name}`))],
      policies: { start: [startPipeline(place, props.pipeline)] },
      permissionsBoundary: props.permissionsBoundary,
    });
    this.resource = new CloudwatchEventRule(this, "rule", {
      name,
      description: props.description,
      eventPattern: JSON.stringify(events.pattern),
    });
    new CloudwatchEventTarget(this, "target", {
      rule: this.resource.name,
      targetId: "pipeline",
      arn: props.pipelineArn,
      roleArn: role.arn,
      // Not by Terraform's jsonencode, which writes the < of a placeholder as \u003c.
      inputTransformer: {
        inputPaths: { revision: events.revisionPath },
        inputTemplate: revisionOf(events.revisionType),
      },
      dependsOn: [...role.policies],
    });
  }
}

/**
 * The event's own revision: by the time the pipeline looks the source may have gone on.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-trigger-source-overrides.html
 */
function revisionOf(revisionType: StartingEvents["revisionType"]): string {
  return JSON.stringify({
    sourceRevisions: [{ actionName: SOURCE_ACTION, revisionType, revisionValue: "<revision>" }],
  });
}
