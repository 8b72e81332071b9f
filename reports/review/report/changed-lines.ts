/** A difference as lines of a diff. */
import { structuredPatch } from "diff";
import { type Difference, pathText } from "../plan/differences";
import { Hidden, isPlaceholder } from "../plan/hidden";
import { withoutSecrets } from "../plan/secrets";

/** Longer values are cut. */
const LENGTH = 240;
/** Lines of a text around those that changed. */
const CONTEXT = 2;

export function changedLines({ path, before, after }: Difference): string[] {
  const name = pathText(path);
  if (before instanceof Hidden && String(before) === String(after))
    return [`! ${name} = ${valueText(after)} (changed)`];
  if (isText(before) && isText(after)) return textLines(name, before, after);
  return [
    ...(before === undefined ? [] : [`- ${name} = ${valueText(before)}`]),
    ...(after === undefined ? [] : [`+ ${name} = ${valueText(after)}`]),
  ];
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value.includes("\n");
}

/** Of a script or a file only what changed in it. */
function textLines(name: string, before: string, after: string): string[] {
  const { hunks } = structuredPatch("", "", before, after, "", "", { context: CONTEXT });
  return hunks.flatMap(({ newStart, lines }) => [
    `@@ ${name}, line ${newStart} @@`,
    ...lines.filter((line) => !line.startsWith("\\")).map(cut),
  ]);
}

/** A value in one line. */
export function valueText(value: unknown): string {
  if (isPlaceholder(value)) return cut(String(value));
  const text = JSON.stringify(value);
  // A digest or a file in Base64 tells a reader nothing, and may hold anything.
  const isBlob = typeof value === "string" && /^[A-Za-z0-9+/=]{200,}$/.test(value);
  return isBlob ? `(${value.length} characters of Base64)` : cut(withoutSecrets(text));
}

function cut(line: string): string {
  return line.length > LENGTH ? `${line.slice(0, LENGTH)}… (${line.length} characters)` : line;
}
