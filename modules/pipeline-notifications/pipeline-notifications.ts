import { CodestarnotificationsNotificationRule } from "@cdktf/provider-aws/lib/codestarnotifications-notification-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Items, Made } from "../../face/each";
import { textList } from "../../face/resources";

/** What people may want to know of a pipeline, and AWS's event types for it. */
export const PIPELINE_EVENTS = {
  started: "codepipeline-pipeline-pipeline-execution-started",
  succeeded: "codepipeline-pipeline-pipeline-execution-succeeded",
  failed: "codepipeline-pipeline-pipeline-execution-failed",
  canceled: "codepipeline-pipeline-pipeline-execution-canceled",
  superseded: "codepipeline-pipeline-pipeline-execution-superseded",
  "approval-needed": "codepipeline-pipeline-manual-approval-needed",
  "approval-failed": "codepipeline-pipeline-manual-approval-failed",
  "approval-succeeded": "codepipeline-pipeline-manual-approval-succeeded",
} as const;

export type PipelineEvent = keyof typeof PIPELINE_EVENTS;

export interface PipelineNotificationsInputs {
  /** At most 64 characters, unique among the account's rules. */
  readonly name: string;
  /** A reference, so that the rule is made after the pipeline. */
  readonly pipelineArn: string;
  /** Predicted. */
  readonly topicArn: string;
}

export interface PipelineNotificationsShape {
  /** What must exist before the rule and isn't referred to: the topic's policy, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** Out of `PIPELINE_EVENTS`. */
  readonly eventTypeIds: Items<string>;
  /** How often Terraform makes it. Default: once. */
  readonly made?: Made;
}

export interface PipelineNotificationsProps extends PipelineNotificationsInputs, PipelineNotificationsShape {}

/**
 * Tells a topic what a pipeline does.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html#events-ref-pipeline
 */
export class PipelineNotifications extends Construct {
  constructor(scope: Construct, id: string, props: PipelineNotificationsProps) {
    super(scope, id);
    new CodestarnotificationsNotificationRule(this, "rule", {
      ...props.made,
      name: props.name,
      resource: props.pipelineArn,
      // With what an approver is asked, and why something failed.
      detailType: "FULL",
      eventTypeIds: textList(props.eventTypeIds),
      target: [{ address: props.topicArn }],
      dependsOn: [...(props.dependsOn ?? [])],
    });
  }
}
