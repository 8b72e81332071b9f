/**
 * A schedule of EventBridge Scheduler that starts a pipeline, in a group of its own, and the role for it.
 *
 * Threat boundary: the role starts that one pipeline. AWS names the group, not the schedule, when the role is asked for;
 * so the group holds this schedule alone.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html
 */
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import { SchedulerScheduleGroup } from "@cdktf/provider-aws/lib/scheduler-schedule-group";
import { Construct } from "constructs";
import { arn, type Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { assumedFor, startPipeline } from "../delivery-pipeline/start.policies";

export interface ScheduleTriggerInputs {
  readonly place: Place;
  /** Of the schedule, its group and its role: at most 64 characters. */
  readonly name: string;
  readonly description: string;
  /** `cron(…)` or `rate(…)`. */
  readonly expression: string;
  /** IANA's name; summer time is followed. */
  readonly timezone: string;
  readonly pipeline: string;
  /** A reference, so that the schedule is made after the pipeline. */
  readonly pipelineArn: string;
  readonly permissionsBoundary?: string;
}

export type ScheduleTriggerProps = ScheduleTriggerInputs;

export class ScheduleTrigger extends Construct {
  readonly resource: SchedulerSchedule;

  constructor(scope: Construct, id: string, props: ScheduleTriggerProps) {
    super(scope, id);
    const { place, name } = props;
    const group = new SchedulerScheduleGroup(this, "group", { name });
    const role = new Role(this, "start", {
      name,
      path: ROLE_PATHS.pipeline,
      description: `Starts the pipeline ${props.pipeline} by the clock`,
      trust: [
        assumedFor(place, "scheduler.amazonaws.com", arn("scheduler", place, `schedule-group/${name}`)),
      ],
      policies: { start: [startPipeline(place, props.pipeline)] },
      permissionsBoundary: props.permissionsBoundary,
    });
    this.resource = new SchedulerSchedule(this, "schedule", {
      name,
      groupName: group.name,
      description: props.description,
      scheduleExpression: props.expression,
      scheduleExpressionTimezone: props.timezone,
      flexibleTimeWindow: { mode: "OFF" },
      target: { arn: props.pipelineArn, roleArn: role.arn },
      dependsOn: [...role.policies],
    });
  }
}
