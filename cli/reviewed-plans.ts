/** Plans that were saved to be reviewed, and the list of what they were made for. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { Failure } from "../runner/failure";
import { digestOf } from "../runner/folder-digest";
import { cleanCommit } from "../runner/revision";
import { type SavedPlan, savedFiles } from "../runner/saved-plan";

/** The list's file, beside the plans. */
export const REVIEWED_FILE = "reviewed.json";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const schema = z.strictObject({
  /** Of this file's form. */
  version: z.literal(1),
  /** The commit of the repository that holds the configuration. */
  commit: z.string().regex(/^[0-9a-f]{40,64}$/),
  stacks: z.array(
    z.strictObject({
      stack: z.string(),
      changed: z.boolean(),
      plan: digest,
      lock: digest,
      configuration: digest,
      state: z.strictObject({ lineage: z.string(), serial: z.number() }).optional(),
    }),
  ),
});

export interface ReviewedPlans {
  readonly commit: string;
  readonly stacks: readonly SavedPlan[];
}

/** What an approval names: SHA-256 of the list, and so of all that it lists. */
export interface Listed {
  readonly commit: string;
  readonly digest: string;
}

/**
 * Lists saved plans.
 * @param config path of the configuration
 * @returns undefined if files differ from the commit: nobody could say what was reviewed
 */
export async function listPlans(
  folder: string,
  stacks: readonly SavedPlan[],
  config: string,
): Promise<Listed | undefined> {
  const path = join(folder, REVIEWED_FILE);
  rmSync(path, { force: true });
  const commit = await cleanCommit(dirname(resolve(config)));
  if (commit === undefined) return undefined;
  const text = `${JSON.stringify({ version: 1, commit, stacks }, null, 2)}\n`;
  writeFileSync(path, text);
  return { commit, digest: digestOf(text) };
}

/**
 * Reads the list.
 * @param expected the digest that was approved; absent: whichever it is
 * @throws Failure if it isn't there, isn't one, or isn't the one
 */
export function readReviewed(folder: string, expected?: string): ReviewedPlans {
  const path = join(folder, REVIEWED_FILE);
  const text = textOf(path);
  if (expected !== undefined && digestOf(text) !== expected.replace(/^sha256:/, "")) {
    throw new Failure(`${path} has the digest sha256:${digestOf(text)}; approved was ${expected}`);
  }
  const read = schema.safeParse(jsonOf(text));
  if (read.success) return read.data as ReviewedPlans;
  throw new Failure(`${path} isn't a list of reviewed plans\n${MAKE}`);
}

/** What was made sure of is what is applied, whatever becomes of the files meanwhile. */
export interface ReviewedFiles {
  readonly plan: Buffer;
  readonly lock: Buffer;
}

/** Contents of the files by stack, and what of them isn't what was reviewed: a line each. */
export interface ReadFiles {
  readonly files: ReadonlyMap<string, ReviewedFiles>;
  readonly altered: readonly string[];
}

/** Reads each file once. */
export function readReviewedFiles(folder: string, stacks: readonly SavedPlan[]): ReadFiles {
  const files = new Map<string, ReviewedFiles>();
  const altered: string[] = [];
  for (const { stack, ...saved } of stacks) {
    const [plan, lock] = (["plan", "lock"] as const).map((kind) => {
      const path = join(folder, savedFiles(stack)[kind]);
      const found = contentOf(path);
      if (found === undefined) altered.push(`${stack}: ${path} is missing`);
      else if (digestOf(found) !== saved[kind])
        altered.push(`${stack}: ${path} isn't the file that was reviewed`);
      return found;
    });
    if (plan && lock) files.set(stack, { plan, lock });
  }
  return { files, altered };
}

const MAKE = "`slipway review --out DIR` makes plans and lists them there.";

function textOf(path: string): string {
  const content = contentOf(path);
  if (content === undefined) throw new Failure(`${path} can't be read\n${MAKE}`);
  return content.toString("utf8");
}

function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
