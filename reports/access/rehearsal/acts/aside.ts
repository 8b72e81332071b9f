/** What a release makes others do, whatever pipeline it is: topics are told, and S3 logs and copies artifacts. */
import type { World } from "../../world/world";
import type { Step } from "../call";
import { ARTIFACT_ID } from "../scene";
import type { Script } from "../script";
import { SOURCES } from "../sources";
import { takesEitherWay } from "../table/assume";
import { DELIVER_LOGS, REPLICATE } from "../table/copies";
import { ALARM_TELLS, EVENT_TELLS, NOTIFICATION_TELLS, type Notice } from "../table/notices";

const TAKE_COPY_ROLE = takesEitherWay("S3 takes the role of replication", SOURCES.s3Replication);

export function playAside(script: Script): void {
  for (const [step, notice] of noticesOf(script.cast.world)) script.add({}, step, notice);
  const { buckets, pipelines } = script.cast.world.records;
  for (const bucket of buckets) {
    if (bucket.logsTo) script.add({}, DELIVER_LOGS, bucket);
    const { replication } = bucket;
    if (!replication) continue;
    const { roleArn: role } = replication;
    script.add({}, TAKE_COPY_ROLE, { service: "s3.amazonaws.com", role, sourceArn: bucket.arn });
    for (const { bucketArn, keyArn } of replication.rules) {
      const region = script.cast.bucket(bucketArn)?.place.region ?? bucket.place.region;
      const to = { bucketArn, region, ...(keyArn !== undefined && { keyArn }) };
      const written = pipelines.filter(({ stores }) =>
        stores.some((store) => store.bucketArn === bucket.arn),
      );
      for (const { name } of written)
        script.add({ pipeline: name }, REPLICATE, {
          from: bucket,
          object: `${bucket.arn}/${name.slice(0, 20)}/source/${ARTIFACT_ID}`,
          role,
          to,
        });
    }
  }
}

/** Only topics: functions and others aren't told by Slipway's stacks. */
function noticesOf({ records }: World): (readonly [Step<Notice>, Notice])[] {
  const isTopic = (arn: string) => arn.split(":")[2] === "sns";
  const of = (step: Step<Notice>, from: string, account: string, topics: readonly string[]) =>
    topics.filter(isTopic).map((topic) => [step, { topic, from, account }] as const);
  return [
    ...records.alarms.flatMap(({ arn, place, actionArns }) =>
      of(ALARM_TELLS, arn, place.account, actionArns),
    ),
    ...records.notificationRules.flatMap(({ arn, place, topicArns }) =>
      of(NOTIFICATION_TELLS, arn, place.account, topicArns),
    ),
    ...records.eventRules.flatMap(({ arn, place, targets }) =>
      of(
        EVENT_TELLS,
        arn,
        place.account,
        targets.filter(({ roleArn }) => roleArn === undefined).map((target) => target.arn),
      ),
    ),
  ];
}
