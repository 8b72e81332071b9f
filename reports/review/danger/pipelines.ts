/** What a plan does to pipelines: their order, their gates, what starts them. */
import { textFor, type Values } from "../../values";
import { code, codes } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { differences, pathText } from "../plan/differences";
import { isPlaceholder } from "../plan/hidden";
import { isFields, isSame } from "../plan/values";
import { gateFindings } from "./gates";

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html */
const PIPELINE = "aws_codepipeline";
const GATES: ReadonlyMap<string, string> = new Map([
  ["Approval", "approval"],
  ["Test", "test"],
]);
const CONDITIONS = ["before_entry", "on_success", "on_failure"];

export function pipelineFindings(changes: readonly Change[]): Finding[] {
  const pipelines = changes.filter(
    ({ type, action }) => type === PIPELINE && (action === "update" || action === "replace"),
  );
  return [...pipelines.flatMap(ofPipeline), ...gateFindings(changes)];
}

function ofPipeline({ stack, address, before, after }: Change): Finding[] {
  if (!isFields(before) || !isFields(after)) return [];
  if (isPlaceholder(after.stage)) {
    const text = "stages that can't be seen: whether its gates stay can't be told";
    return [{ stack, address, kind: "gate-removed", text, details: [] }];
  }
  const [old, now] = [stagesOf(before), stagesOf(after)];
  const gates = gatesLost(renamed(old, now), now);
  const changes = [...stagesChanged(old, now), ...settingsChanged(before, after)];
  const base = { stack, address };
  return [
    ...(gates.length > 0
      ? [{ ...base, kind: "gate-removed" as const, text: "gates of the pipeline go", details: gates }]
      : []),
    ...(changes.length > 0
      ? [{ ...base, kind: "pipeline-changed" as const, text: "the pipeline changes", details: changes }]
      : []),
  ];
}

/** The former stages; those with another name, and the same actions in it, by their new one. */
function renamed(old: readonly Stage[], now: readonly Stage[]): Stage[] {
  const come = now.filter(({ name }) => !stageIn(old, name));
  return old.map((stage) => {
    const heir = stageIn(now, stage.name) ?? come.find(({ actions }) => isSame(actions, stage.actions));
    return { ...stage, name: heir?.name ?? stage.name };
  });
}

interface Stage {
  readonly name: string;
  readonly gates: readonly string[];
  readonly conditions: readonly string[];
  readonly actions: readonly string[];
  /** Gates that come before anything is deployed in this stage. */
  readonly before: readonly string[];
  readonly deploys: boolean;
}

function stagesOf(pipeline: Values): Stage[] {
  return [pipeline.stage ?? []]
    .flat()
    .filter(isFields)
    .map((stage) => {
      const actions = [stage.action ?? []].flat().filter(isFields);
      const nameOf = ({ name }: Values) => textFor(name);
      const gatesOf = (some: readonly Values[]) =>
        some.flatMap((action) => {
          const gate = GATES.get(textFor(action.category));
          return gate === undefined ? [] : [`${gate} ${code(nameOf(action))}`];
        });
      const deployments = actions.filter(({ category }) => category === "Deploy");
      const first = Math.min(...deployments.map(orderOf));
      return {
        name: textFor(stage.name),
        gates: gatesOf(actions),
        before: gatesOf(actions.filter((action) => orderOf(action) < first)),
        conditions: CONDITIONS.filter((name) => [stage[name] ?? []].flat().length > 0),
        actions: actions.map(nameOf),
        deploys: deployments.length > 0,
      };
    });
}

/** Actions of a stage with the same order run side by side. */
function orderOf({ run_order: order }: Values): number {
  return typeof order === "number" ? order : 1;
}

/** Approvals, tests and conditions that were there, and those that come behind the deployment now. */
function gatesLost(old: readonly Stage[], now: readonly Stage[]): string[] {
  const nameOfAll = (stages: readonly Stage[]) =>
    stages.flatMap(({ name, gates, conditions }) => [
      ...gates.map((gate) => ({ stage: name, gate })),
      ...conditions.map((condition) => ({ stage: name, gate: `condition ${code(condition)}` })),
    ]);
  const [had, kept] = [nameOfAll(old), nameOfAll(now)];
  const isIn = (all: typeof had, { stage, gate }: (typeof had)[number]) =>
    all.some((one) => one.gate === gate && one.stage === stage);
  return [
    ...had
      .filter((one) => !isIn(kept, one))
      .flatMap(({ stage, gate }) => {
        // One of that name may have stood elsewhere before.
        const elsewhere = kept.find((one) => one.gate === gate && !isIn(had, one));
        if (!elsewhere) return [`${gate} of stage ${code(stage)} is gone`];
        const [from, to] = [stageIn(old, stage), stageIn(now, elsewhere.stage)];
        const isKept = from && to && stillGuards(gate, { old, from }, { now, to });
        return isKept ? [] : [`${gate} moves from stage ${code(stage)} to ${code(elsewhere.stage)}`];
      }),
    ...latecomers(old, now),
    ...overtaken(old, now),
  ];
}

function stageIn(stages: readonly Stage[], name: string): Stage | undefined {
  return stages.find((stage) => stage.name === name);
}

/** True if all that waited for the gate before waits for it in its new place. */
function stillGuards(
  gate: string,
  { old, from }: { readonly old: readonly Stage[]; readonly from: Stage },
  { now, to }: { readonly now: readonly Stage[]; readonly to: Stage },
): boolean {
  const guarded = (stages: readonly Stage[], at: Stage) =>
    stages
      .filter((stage, index) => index > stages.indexOf(at) || (stage === at && at.before.includes(gate)))
      .flatMap(({ name, deploys }) => (deploys ? [name] : []));
  const [were, are] = [guarded(old, from).filter((name) => stageIn(now, name)), guarded(now, to)];
  const isOwn = from.before.includes(gate) && to.before.includes(gate);
  return (were.length > 0 || isOwn) && were.every((name) => are.includes(name));
}

/** Gates that the deployment of their own stage waits for no more. */
function overtaken(old: readonly Stage[], now: readonly Stage[]): string[] {
  return now.flatMap(({ name, gates, before, deploys }) => {
    const waited = old.find((stage) => stage.name === name && stage.deploys)?.before ?? [];
    const late = deploys ? waited.filter((gate) => gates.includes(gate) && !before.includes(gate)) : [];
    return late.map((gate) => `stage ${code(name)} deploys without waiting for ${gate}`);
  });
}

/** Stages with gates that stood before a stage that deploys, and now stand behind it. */
function latecomers(old: readonly Stage[], now: readonly Stage[]): string[] {
  const placeIn = (stages: readonly Stage[], name: string) =>
    stages.findIndex((stage) => stage.name === name);
  return old.flatMap((gate, was) =>
    old.slice(was + 1).flatMap((target) => {
      const [gateNow, targetNow] = [placeIn(now, gate.name), placeIn(now, target.name)];
      const isLate = gate.gates.length > 0 && target.deploys && targetNow >= 0 && gateNow > targetNow;
      return isLate ? [`stage ${code(gate.name)} comes after ${code(target.name)}, which deploys`] : [];
    }),
  );
}

function stagesChanged(old: readonly Stage[], now: readonly Stage[]): string[] {
  const [names, newNames] = [old, now].map((stages) => stages.map(({ name }) => name)) as [
    string[],
    string[],
  ];
  const actions = now.flatMap(({ name, actions: are }) => {
    const were = old.find((stage) => stage.name === name)?.actions ?? are;
    return isSame(were, are) ? [] : [`stage ${code(name)}: actions ${codes(were)} → ${codes(are)}`];
  });
  return [...(isSame(names, newNames) ? [] : [`stages ${codes(names)} → ${codes(newNames)}`]), ...actions];
}

/** What starts it, how executions queue, with which role. */
function settingsChanged(before: Values, after: Values): string[] {
  return ["execution_mode", "role_arn", "trigger", "variable"].flatMap((name) =>
    differences(before[name], after[name], [name]).map(
      ({ path, before: was = "nothing", after: is = "nothing" }) =>
        `${code(pathText(path))}: ${code(textFor(was))} → ${code(textFor(is))}`,
    ),
  );
}
