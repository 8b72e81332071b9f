/** The tour as a person reads it: what stands in which account, who becomes whom, and the way of a release. */
import { accountOf, type Crossing, nameOf } from "../../reports/crossings";
import type { Pipeline } from "../../reports/pipelines";
import type { AccountTour, Tour } from "../../reports/tour";
import { type Colors, count, wrapped } from "../output";
import { pipelineLines } from "./pipeline-text";
import { releasePicture } from "./release-picture";
import { type Fact, workloadFacts } from "./workload-text";

const LABEL = 11;

/** The whole tour, 80 columns wide but for names. */
export function tourText(tour: Tour, colors: Colors): string {
  const nameOfAccount = (id: string) => tour.accounts.find((account) => account.id === id)?.name ?? id;
  const parts = [
    ...tour.accounts.map((account) => accountText(account, nameOfAccount, colors)),
    ...(tour.crossings.length > 0 ? [crossingsText(tour, nameOfAccount, colors)] : []),
    ...pictureText(tour, nameOfAccount, colors),
  ];
  return parts.join("\n\n");
}

/** One release, drawn: the one with the most to show. */
function pictureText(tour: Tour, nameOfAccount: (id: string) => string, colors: Colors): string[] {
  const releases = tour.accounts.flatMap(({ pipelines }) =>
    pipelines.filter(({ startedBy }) => startedBy !== "pull request"),
  );
  const [richest] = [...releases].sort((a, b) => actionsOf(b) - actionsOf(a));
  if (!richest) return [];
  const heading = colors.bold(`The way of a release: ${richest.name}`);
  return [indentedLines(heading, releasePicture(richest, nameOfAccount))];
}

function actionsOf({ stages }: Pipeline): number {
  return stages.reduce((sum, { actions }) => sum + actions.length, 0);
}

function accountText(account: AccountTour, nameOfAccount: (id: string) => string, colors: Colors): string {
  const { name, id, pipelines, workloads } = account;
  const heading = `${colors.bold(name)}  ${id}  ${colors.dim(count(account.resources, "resource"))}`;
  const lines = pipelines.flatMap((pipeline) => pipelineLines(pipeline, nameOfAccount, colors));
  const facts = [...workloadFacts(workloads), ...keptHere(account)];
  return [indentedLines(heading, lines), ...facts.map(factText)].join("\n");
}

function indentedLines(heading: string, lines: readonly string[]): string {
  return [heading, ...lines.map((line) => `  ${line}`)].join("\n");
}

/** What an account keeps for pipelines and for Terraform. */
function keptHere({ images, buckets, keys, buildProjects, roles, pipelines }: AccountTour): Fact[] {
  const own = roles === buildProjects + pipelines.length;
  const used = buckets.map(({ key }) => key);
  const otherKeys = keys.filter((key) => !used.includes(key));
  return [
    ...facts(buildProjects > 0, "builds", [
      own
        ? `${count(buildProjects, "build project")}; each, and each pipeline, has a role of its own`
        : `${count(buildProjects, "build project")}, ${count(roles, "role")}`,
    ]),
    ...facts(images.length > 0, "images", [images.join(", ")]),
    ...facts(
      buckets.length > 0,
      "buckets",
      buckets.map(({ name, key }) => (key === undefined ? name : `${name}, key ${key}`)),
    ),
    ...facts(otherKeys.length > 0, "keys", [otherKeys.join(", ")]),
  ];
}

function facts(some: boolean, what: string, texts: readonly string[]): Fact[] {
  return some ? texts.map((text, index): Fact => [index === 0 ? what : "", text]) : [];
}

function factText([what, text]: Fact): string {
  const indent = " ".repeat(2 + LABEL);
  return `  ${what.padEnd(LABEL)}${wrapped(text.split(" "), indent).trimStart()}`;
}

/** Each role that becomes others, with those below it. */
function crossingsText(
  { accounts, crossings, policies }: Tour,
  nameOfAccount: (id: string) => string,
  colors: Colors,
): string {
  const where = (arn: string) => {
    const id = accountOf(arn);
    return colors.dim(`in ${id === "" || id === "*" ? "any account" : nameOfAccount(id)}`);
  };
  const order = (arn: string) => accounts.findIndex(({ id }) => id === accountOf(arn));
  const sorted = [...crossings].sort((a, b) => rank(a) - rank(b) || order(a.to) - order(b.to));
  const lines = [...new Set(sorted.map(({ from }) => from))].flatMap((role) => [
    `${nameOf(role)} ${where(role)} may become`,
    ...sorted
      .filter(({ from }) => from === role)
      .map(
        (crossing) => `  ▸ ${nameOf(crossing.to)} ${where(crossing.to)}${colors.yellow(doubtOf(crossing))}`,
      ),
  ]);
  return [
    indentedLines(colors.bold("Who may become (assume) a role in another account"), lines),
    wrapped([...sidesOf(crossings), ...completenessOf(policies)].join(" ").split(" "), "  "),
  ].join("\n");
}

function sidesOf(crossings: readonly Crossing[]): string[] {
  return crossings.every(({ allowed, trusted }) => allowed && trusted)
    ? ["Each is said twice: in the role's own policy, and in the other's trust policy."]
    : [];
}

/** Whether there may be more than what is listed. */
function completenessOf({ read, unread }: Tour["policies"]): string[] {
  const all = `${read + unread} policies of the roles here`;
  return unread === 0
    ? [`Nobody else may: all ${all} were read.`]
    : [`There may be more: ${unread} of the ${all} can't be read, being attached or not known yet.`];
}

function doubtOf({ allowed, trusted }: Crossing): string {
  if (allowed && trusted) return "";
  return allowed ? ", if its owner's trust policy says so too" : ", says its trust policy alone";
}

/** What deploys counts for more than what looks things up. */
function rank({ from }: Crossing): number {
  return from.includes("/pipeline/") ? 0 : 1;
}
