import { accountOf, nameOf } from "../../reports/crossings";
import { type Pipeline, type PipelineAction, type PipelineStage, stepsOf } from "../../reports/pipelines";
import { type Colors, count } from "../output";
import { conditionTexts, failureText } from "./condition-text";

/** One action of a pipeline: its stage where it is the first of it, its name, and what it does. */
type Row = readonly [stage: string, action: string, does: string];

/**
 * A pipeline, stage by stage; that of pull requests, which reaches no other account, in one line.
 * @param accountName what an account id is called
 */
export function pipelineLines(
  pipeline: Pipeline,
  accountName: (id: string) => string,
  colors: Colors,
): string[] {
  const { name, stages } = pipeline;
  const heading = `Pipeline ${colors.bold(name)}, started by ${startOf(pipeline)}${orderOf(pipeline)}`;
  if (pipeline.startedBy === "pull request") {
    const actions = stages.flatMap((stage) => stage.actions.map((action) => action.name));
    const reach = stages.some((stage) => stage.actions.some(({ roleArn }) => roleArn !== undefined))
      ? ""
      : "; becomes no role elsewhere";
    return [heading, `  ${actions.join(", ")}${reach}`];
  }
  const rows = stages.flatMap((stage) => rowsOf(stage, accountName));
  const [stageWidth, actionWidth] = [0, 1].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [
    heading,
    ...rows.map(([stage, action, does]) =>
      `  ${stage.padEnd(stageWidth ?? 0)}  ${action.padEnd(actionWidth ?? 0)}  ${colors.dim(does)}`.trimEnd(),
    ),
  ];
}

/** Everything that starts it; a person always may. */
function startOf({ startedBy, branches, repository, paths, tags, schedules }: Pipeline): string {
  const where = [
    branches.length > 0 ? `${startedBy === "push" ? "to" : "against"} ${branches.join(", ")}` : "",
    repository === undefined || startedBy === "pull request" ? "" : `of ${repository}`,
    paths.length > 0 ? `in ${paths.join(", ")}` : "",
  ];
  const starts = [
    ...(startedBy
      ? [
          [
            startedBy === "upload" ? "an upload" : `a ${startedBy}`,
            ...where.filter((text) => text !== ""),
          ].join(" "),
        ]
      : []),
    ...(tags.length > 0 ? [`a tag ${tags.join(", ")}`] : []),
    ...(schedules.length > 0 ? [`the clock, ${schedules.join(", ")}`] : []),
  ];
  return starts.length > 0 ? starts.join("; or by ") : "hand";
}

/** Releases queue; said is what does otherwise. */
function orderOf({ mode }: Pipeline): string {
  if (mode === "PARALLEL") return "; releases go side by side";
  return mode === "SUPERSEDED" ? "; a newer release takes the place of one that waits" : "";
}

function rowsOf(stage: PipelineStage, accountName: (id: string) => string): Row[] {
  const deploys = stage.actions.some(({ category }) => category === "Deploy");
  const actions = stepsOf(stage).flatMap((side) =>
    side.map((action, index) => {
      const beside = side.length > 1 ? bracket(side.length, index) : undefined;
      return [action.name, beside ?? does(action, deploys, accountName)] as const;
    }),
  );
  const { entry, success } = stage.conditions;
  const failure = failureText(stage.conditions);
  const rows = [
    ...(entry ? conditionTexts(entry).map((text) => ["(enters)", text] as const) : []),
    ...actions,
    ...(success ? conditionTexts(success).map((text) => ["(is good)", text] as const) : []),
    ...(failure === undefined ? [] : [["(fails)", failure] as const]),
  ];
  return rows.map(([action, text], index) => [index === 0 ? stage.name : "", action, text]);
}

/** What a source action fetches, by its provider. */
const SOURCES: Readonly<Record<string, string>> = {
  CodeCommit: "the commit, from CodeCommit",
  CodeStarSourceConnection: "the commit, by the connection to GitHub",
  S3: "what was uploaded, from S3",
};

/** What an action does. `deploys`: its stage deploys something. */
function does(action: PipelineAction, deploys: boolean, accountName: (id: string) => string): string {
  const { category, provider, roleArn, timeoutMinutes } = action;
  if (roleArn !== undefined) return `in ${accountName(accountOf(roleArn))}, as ${nameOf(roleArn)}`;
  if (category === "Approval") return `a person says yes${within(timeoutMinutes)}`;
  if (category === "Source") return SOURCES[provider] ?? provider;
  if (category === "Build")
    return deploys ? "what CodeDeploy is to release" : "by the repository's buildspec";
  return category === "Test" ? "the service's own tests of what runs now" : provider;
}

/** Joins the lines of what runs side by side. */
function bracket(length: number, index: number): string {
  if (index === 0) return "┐";
  if (index === length - 1) return length === 2 ? "┘ side by side" : "┘";
  return index === Math.floor(length / 2) ? "├ side by side" : "│";
}

function within(minutes: number | undefined): string {
  if (minutes === undefined) return "";
  if (minutes % 1440 === 0) return `, within ${count(minutes / 1440, "day")}`;
  return minutes % 60 === 0
    ? `, within ${count(minutes / 60, "hour")}`
    : `, within ${count(minutes, "minute")}`;
}
