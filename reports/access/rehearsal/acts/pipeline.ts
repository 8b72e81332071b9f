/** A pipeline from its start to its last stage, with what its stages ask before and after. */
import { regional } from "../../world/place";
import type { PipelineRecord, StageRecord } from "../../world/records/pipeline";
import { actionScene } from "../scene";
import type { Place, Script } from "../script";
import { SOURCES } from "../sources";
import { LOCATE_STORE } from "../table/artifacts";
import { takesEitherWay, takesWithSource } from "../table/assume";
import { START_PIPELINE } from "../table/starts";
import { playAction } from "./actions";
import { playRule } from "./rules";

const TAKE_PIPELINE_ROLE = takesEitherWay(
  "CodePipeline takes the pipeline's role",
  SOURCES.codePipelineTrust,
);
const TAKE_EVENT_ROLE = takesWithSource("EventBridge takes the role", SOURCES.eventsConfusedDeputy);
const TAKE_CLOCK_ROLE = takesWithSource("the Scheduler takes the role", SOURCES.schedulerConfusedDeputy);

export function playPipeline(script: Script, pipeline: PipelineRecord): void {
  const at = { pipeline: pipeline.name };
  playStarts(script, at, pipeline);
  const service = "codepipeline.amazonaws.com";
  script.add(at, TAKE_PIPELINE_ROLE, { service, role: pipeline.roleArn, sourceArn: pipeline.arn });
  for (const store of pipeline.stores)
    script.add(at, LOCATE_STORE, { role: pipeline.roleArn, store, objects: [] });
  for (const stage of pipeline.stages) playStage(script, pipeline, stage);
}

/** What starts it beside the source's own provider. */
function playStarts(script: Script, at: Place, { arn }: PipelineRecord): void {
  const { eventRules, schedules } = script.cast.world.records;
  const rules = eventRules.flatMap((rule) => rule.targets.map((target) => ({ target, sourceArn: rule.arn })));
  for (const { target, sourceArn } of rules.filter(
    (rule) => rule.target.arn === arn && rule.target.roleArn,
  )) {
    const { roleArn: role = "" } = target;
    script.add(at, TAKE_EVENT_ROLE, { service: "events.amazonaws.com", role, sourceArn });
    script.add(at, START_PIPELINE, { role, pipeline: arn });
  }
  for (const { target, group, place } of schedules.filter((schedule) => schedule.target.arn === arn)) {
    const { roleArn: role = "" } = target;
    // The schedule's group is what the Scheduler names, and not the schedule.
    const sourceArn = regional("scheduler", place, `schedule-group/${group}`);
    script.add(at, TAKE_CLOCK_ROLE, { service: "scheduler.amazonaws.com", role, sourceArn });
    script.add(at, START_PIPELINE, { role, pipeline: arn });
  }
}

/** A stage, and what its failure is followed by: its actions again, with artifacts of the same prefix. */
function playStage(script: Script, pipeline: PipelineRecord, stage: StageRecord): void {
  const at = { pipeline: pipeline.name, stage: stage.name };
  const before = stage.rules.filter(({ when }) => when === "before_entry");
  const after = stage.rules.filter(({ when }) => when !== "before_entry");
  for (const rule of before) playRule(script, at, { pipeline, stage, rule });
  playActions(script, at, pipeline, stage);
  for (const rule of after) playRule(script, at, { pipeline, stage, rule });
  const { onFailure } = stage;
  if (onFailure !== undefined)
    playActions(script, { ...at, after: onFailure.toLowerCase() }, pipeline, stage);
}

function playActions(script: Script, at: Place, pipeline: PipelineRecord, stage: StageRecord): void {
  const inOrder = [...stage.actions].sort((one, other) => one.order - other.order);
  for (const action of inOrder)
    playAction(script, { ...at, action: action.name }, actionScene(script.cast, pipeline, stage, action));
}
