/** What happens by itself: rules of event buses, and schedules. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html */
import { lastPart } from "../arns";
import { Fields } from "../fields";
import type { Place } from "../place";
import type { Resource } from "../resource";

export interface EventRuleRecord {
  readonly arn: string;
  readonly name: string;
  /** Default: `default`. */
  readonly bus: string;
  readonly place: Place;
  /** What events it takes; values may be opaque texts. Absent: it has a schedule. */
  readonly pattern?: unknown;
  readonly schedule?: string;
  readonly enabled: boolean;
  readonly targets: readonly EventTargetRecord[];
}

export interface EventTargetRecord {
  readonly arn: string;
  /** Whom EventBridge becomes to reach it; absent: the target's own policy lets it in. */
  readonly roleArn?: string;
  /** Queue for what couldn't be delivered. */
  readonly deadLetterArn?: string;
}

export interface ScheduleRecord {
  readonly arn: string;
  readonly name: string;
  readonly group: string;
  readonly place: Place;
  readonly expression: string;
  readonly target: EventTargetRecord;
}

export function eventRuleRecord(resource: Resource, targets: readonly Resource[]): EventRuleRecord {
  const { place } = resource;
  const fields = Fields.of(resource);
  const name = fields.text("name");
  const bus = busOf(fields);
  const pattern = fields.json("event_pattern");
  const schedule = fields.optional("schedule_expression");
  return {
    arn: resource.arn ?? "",
    name,
    bus,
    place,
    ...(pattern !== undefined && { pattern }),
    ...(schedule !== undefined && { schedule }),
    enabled: fields.optional("state") !== "DISABLED",
    targets: targets
      .filter((target) => isIn(target, place))
      .map((target) => Fields.of(target))
      .filter((target) => target.text("rule") === name && busOf(target) === bus)
      .map(targetRecord),
  };
}

export function scheduleRecord(resource: Resource): ScheduleRecord {
  const fields = Fields.of(resource);
  const target = fields.block("target");
  return {
    arn: resource.arn ?? "",
    name: fields.text("name"),
    group: fields.optional("group_name") ?? "default",
    place: resource.place,
    expression: fields.text("schedule_expression"),
    target: targetRecord(target ?? fields),
  };
}

function targetRecord(target: Fields): EventTargetRecord {
  const roleArn = target.optional("role_arn");
  const deadLetterArn = target.block("dead_letter_config")?.optional("arn");
  return {
    arn: target.text("arn"),
    ...(roleArn !== undefined && { roleArn }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
}

function busOf(fields: Fields): string {
  return lastPart(fields.optional("event_bus_name") ?? "default");
}

function isIn({ place }: Resource, { account, region }: Place): boolean {
  return place.account === account && place.region === region;
}
