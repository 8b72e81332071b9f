/** Plans in files, in Terraform's JSON format. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { type Plan, readPlan } from "../reports/review/plan/plan";
import { UnreadablePlan } from "../reports/review/plan/unreadable";
import { Failure } from "../runner/failure";
import { REVIEWED_FILE } from "./reviewed-plans";

/**
 * The plans in files, called after them; of a folder, all that end in `.json`, but for the list of those saved there.
 * @throws Failure with everything that can't be read
 */
export function readPlanFiles(paths: readonly string[]): Plan[] {
  const files = paths.flatMap(filesAt);
  const names = namesOf(files);
  const problems: string[] = [];
  const plans = files.flatMap((file, index) => {
    try {
      return [readPlanText(names[index] ?? file, textOf(file))];
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
      return [];
    }
  });
  if (problems.length > 0) throw new Failure(problems.join("\n"));
  return plans;
}

/** One plan; its text isn't needed any more when it returns. */
export function readPlanText(name: string, text: string): Plan {
  try {
    return readPlan(name, JSON.parse(text));
  } catch (error) {
    if (error instanceof RangeError) throw new UnreadablePlan(name, "it is nested deeper than any plan");
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadablePlan(name, `it isn't JSON: ${withoutExcerpt(error.message)}`);
  }
}

/** JSON.parse shows what stands around a fault, and that may be a secret. */
function withoutExcerpt(message: string): string {
  return message.replace(/,? (?:\.\.\.)?".*is not valid JSON$/s, "");
}

function filesAt(path: string): string[] {
  if (!isFolder(path)) return [path];
  const files = readdirSync(path)
    .filter((name) => name.endsWith(".json") && name !== REVIEWED_FILE)
    .sort()
    .map((name) => join(path, name));
  if (files.length === 0) throw new Failure(`${path} holds no plan: no file in it ends in .json`);
  return files;
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Failure(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** By the file's name; where two are called the same, by their paths. */
function namesOf(files: readonly string[]): string[] {
  const names = files.map((file) => basename(file, ".json"));
  return names.map((name, index) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : (files[index] ?? name),
  );
}

/** The text of a file, in UTF-8 or in the UTF-16 that PowerShell's `>` writes. */
function textOf(file: string): string {
  const bytes = readFileSync(file);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return bytes.toString(isUtf16 ? "utf16le" : "utf8").replace(/^\uFEFF/, "");
}
