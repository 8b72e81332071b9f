/** What `slipway bootstrap` shows: what it is about to do, and what stands in the end. */
import type { Bootstrap, Prepared } from "../runner/bootstrap/bootstrap";
import type { ChangedValue, PlannedChange } from "../runner/planned-change";
import { colorsFor, count, print, tell, wrapped } from "./output";

const WIDTH = 80;
/** The provider waits until every part of S3 knows the rule. */
const SLOW = "aws_s3_bucket_lifecycle_configuration";

/** Shows what is to be done in one account. */
export function tellWhatComes(name: string, bootstrap: Bootstrap, prepared: Prepared): void {
  const { changed, changes, position } = prepared;
  const { bold } = colorsFor(process.stderr);
  tell(`\n${bold(heading(name, bootstrap))}`);
  const { interrupted } = bootstrap.folder;
  if (interrupted) tell("  goes on from a run that was interrupted");
  tell(`  bucket  ${bootstrap.stack.bucket}\n  key     ${bootstrap.stack.keyAlias}`);
  for (const [action, words] of ACTIONS) {
    const found = changes.filter((change) => change.action === action);
    if (found.length > 0) tell(`  ${words} ${listed(found)}`);
  }
  if (changed && changes.length === 0) tell("  changes its outputs");
  if (changes.some(({ type, action }) => type === SLOW && action !== "adopt"))
    tell("  waits about a minute for the lifecycle rule to be in force everywhere");
  if (position.stage !== "local") return;
  tell(`  then moves the state to ${stateUrl(bootstrap)}`);
  const { additions } = bootstrap.stack;
  if (additions.length > 0)
    tell(`  then makes ${listedTypes(additions.map((address) => address.split(".")[0] ?? ""))}`);
}

/** What each action is called, in the order in which they are shown. */
const ACTIONS: readonly (readonly [PlannedChange["action"], string])[] = [
  ["make", "makes"],
  ["adopt", "takes over, as they are,"],
  ["adopt-and-change", "takes over and changes"],
  ["change", "changes"],
  ["replace", "replaces"],
  ["remove", "removes"],
];

function listed(changes: readonly PlannedChange[]): string {
  if (changes.every(({ values }) => values.length === 0)) return listedTypes(changes.map(({ type }) => type));
  const names = changes.map(({ type }) => type.replace(/^aws_/, ""));
  const lines = changes.flatMap(({ values }, index) => [`    ${names[index]}`, ...values.map(valueLine)]);
  return [`${count(changes.length, "resource")}:`, ...lines].join("\n");
}

/** Each type once, with how many there are of it: a bootstrap that has roles to make has many policies. */
function listedTypes(types: readonly string[]): string {
  const names = [...new Set(types)].map((type) => {
    const number = types.filter((other) => other === type).length;
    return `${type.replace(/^aws_/, "")}${number === 1 ? "" : ` (${number})`}`;
  });
  return `${count(types.length, "resource")}:\n${wrapped(names.join(", ").split(/(?<=,) /), "    ")}`;
}

function valueLine({ path, before, after }: ChangedValue): string {
  const line = `      ${path}: ${before} → ${after}`;
  return line.length > WIDTH ? `      ${path}:\n        ${before} → ${after}` : line;
}

/**
 * Prints what stands in one account.
 * @param plan what the last plan said
 */
export function printSettled(name: string, bootstrap: Bootstrap, plan: string): void {
  const { bold } = colorsFor(process.stdout);
  print(bold(heading(name, bootstrap)));
  print(`  bucket  ${bootstrap.stack.bucket}`);
  print(`  key     ${bootstrap.stack.keyAlias}`);
  print(`  state   ${stateUrl(bootstrap)}`);
  print(`  plan    ${plan}`);
}

function heading(name: string, { accountId, stack }: Bootstrap): string {
  return `${name}, account ${accountId} in ${stack.region}`;
}

function stateUrl({ stack }: Bootstrap): string {
  return `s3://${stack.bucket}/${stack.stateKey}`;
}
