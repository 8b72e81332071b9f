import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Made } from "../../face/each";
import { besideIn } from "../../face/resources";
import { printJson } from "../../iam/printer";

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_ExecutionTrigger.html */
const ROLLBACK_TRIGGERS = ["AutomatedRollback", "ManualRollback"];

export interface PipelineRollbacksInputs {
  /** At most 64 characters, unique among the account's rules. */
  readonly name: string;
  readonly pipeline: string;
  /** Predicted. */
  readonly topicArn: string;
}

export interface PipelineRollbacksShape {
  /** What must exist before the rule and isn't referred to: the topic's policy, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
  /** How often Terraform makes it. Default: once. */
  readonly made?: Made;
}

export interface PipelineRollbacksProps extends PipelineRollbacksInputs, PipelineRollbacksShape {}

/**
 * Tells a topic that a stage is rolled back. Notification rules have no event for it; EventBridge says of each
 * execution that starts what started it.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export class PipelineRollbacks extends Construct {
  constructor(scope: Construct, id: string, props: PipelineRollbacksProps) {
    super(scope, id);
    const { made = {} } = props;
    const rule = new CloudwatchEventRule(this, "rule", {
      ...made,
      name: props.name,
      description: "A stage of the pipeline is rolled back",
      eventPattern: printJson({
        source: ["aws.codepipeline"],
        "detail-type": ["CodePipeline Pipeline Execution State Change"],
        detail: {
          pipeline: [props.pipeline],
          state: ["STARTED"],
          "execution-trigger": { "trigger-type": ROLLBACK_TRIGGERS },
        },
      }),
    });
    // No role: EventBridge takes none for a topic whose key lets it in.
    new CloudwatchEventTarget(this, "target", {
      ...made,
      rule: besideIn(rule, made, "name"),
      targetId: "topic",
      arn: props.topicArn,
      dependsOn: [...(props.dependsOn ?? [])],
    });
  }
}
