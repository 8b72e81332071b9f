/** What a stage asks before a release enters it, and before it counts as good. */
import { regional } from "../../world/place";
import type { ActionRecord, PipelineRecord, RuleRecord, StageRecord } from "../../world/records/pipeline";
import { accountIn, actionScene } from "../scene";
import type { Place, Script } from "../script";
import { BECOME } from "../table/assume";
import { ASK_FUNCTION, LOOK_AT_ALARM } from "../table/rules";
import { build } from "./build";
import { UnknownAction } from "./unknown-action";

/** A rule with the pipeline and the stage that it belongs to. */
interface RuleScene {
  readonly pipeline: PipelineRecord;
  readonly stage: StageRecord;
  readonly rule: RuleRecord;
  /** ARN of the role that asks. */
  readonly role: string;
}

type Play = (script: Script, at: Place, scene: RuleScene) => void;

const NOTHING: Play = () => undefined;

const PLAYS: Readonly<Record<string, Play>> = {
  CloudWatchAlarm: lookAtAlarm,
  CodeBuild: runBuild,
  LambdaInvoke: askFunction,
  // Neither asks anybody.
  DeploymentWindow: NOTHING,
  VariableCheck: NOTHING,
};

/** @throws UnknownAction */
export function playRule(script: Script, at: Place, scene: Omit<RuleScene, "role">): void {
  const { pipeline, rule } = scene;
  const { name, provider, roleArn: role = pipeline.roleArn } = rule;
  const play = PLAYS[provider];
  if (!play) throw new UnknownAction(pipeline.name, actionOf(rule), Object.keys(PLAYS));
  const here = { ...at, action: name };
  if (role !== pipeline.roleArn) script.add(here, BECOME, { from: pipeline.roleArn, to: role });
  play(script, here, { ...scene, role });
}

function lookAtAlarm(script: Script, at: Place, { rule, role }: RuleScene): void {
  const place = { account: accountIn(role), region: rule.region };
  const alarm = regional("cloudwatch", place, `alarm:${rule.configuration.AlarmName ?? ""}`);
  script.add(at, LOOK_AT_ALARM, { role, alarm });
}

function askFunction(script: Script, at: Place, { rule, role }: RuleScene): void {
  const place = { account: accountIn(role), region: rule.region };
  const name = rule.configuration.FunctionName ?? "";
  script.add(at, ASK_FUNCTION, { role, lambda: regional("lambda", place, `function:${name}`) });
}

/** A build in a rule is one in an action, which hands nothing on. */
function runBuild(script: Script, at: Place, { pipeline, stage, rule }: RuleScene): void {
  build(script, at, actionScene(script.cast, pipeline, stage, actionOf(rule)));
}

function actionOf({ name, provider, region, inputs, configuration, roleArn }: RuleRecord): ActionRecord {
  const known = roleArn === undefined ? {} : { roleArn };
  const kind = { name, category: "Rule", owner: "AWS", provider };
  return { ...kind, order: 1, ...known, region, inputs, outputs: [], configuration };
}
