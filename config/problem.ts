/** What is wrong with a configuration, and the error that carries all of it. */

/** Keys and indexes from the top of the file. */
export type Path = readonly (string | number)[];

/** A place in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One thing wrong, and where. Without a position it concerns the file itself. */
export interface Problem extends Partial<Position> {
  readonly file: string;
  /** Dotted; empty for the whole file. */
  readonly path: string;
  /** What was found, what is allowed, what to do: one line. */
  readonly message: string;
}

/** More than this says nothing more; the rest is counted. */
const SHOWN = 50;

/** Every problem of a configuration; the message has one line for each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.slice(0, SHOWN).map(formatProblem);
    const hidden = problems.length - lines.length;
    super([...lines, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join("\n"));
  }
}

/** `slipway.yaml:12:5 services.storefront.deploy.ecs.port: found 99999; allowed: …` */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${path === "" ? place : `${place} ${path}`}: ${message}`;
}

/** `slipway.yaml:12:5 environments.production.approval: warning: …` */
export function formatWarning(problem: Problem): string {
  return formatProblem({ ...problem, message: `warning: ${problem.message}` });
}

/** `slipway.yaml:12:5 services.shop: change, with loss: …; see …` */
export function formatChange(change: Problem & { readonly loses: boolean; readonly guide: string }): string {
  const { loses, guide, message, ...place } = change;
  return formatProblem({
    ...place,
    message: `change, ${loses ? "with" : "without"} loss: ${message}; see ${guide}`,
  });
}

/** `services.storefront.triggers.push.branches[0]`; keys that are no plain words stand in brackets and quotes. */
export function formatPath(path: Path): string {
  return path.map((step, index) => formatStep(step, index === 0)).join("");
}

function formatStep(step: string | number, first: boolean): string {
  if (typeof step === "number") return `[${step}]`;
  if (!/^[A-Za-z_][\w-]{0,99}$/.test(step)) return `[${quote(step)}]`;
  return first ? step : `.${step}`;
}

/** A text in double quotes on one line: what a terminal would obey is escaped, what is long is cut. */
export function quote(text: string, limit = 60): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return JSON.stringify(cut).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => {
    return `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}
