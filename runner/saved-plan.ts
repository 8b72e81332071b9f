/** A plan that is kept to be applied later, and what it was made for. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure";
import { digestOf, folderDigest } from "./folder-digest";
import type { OpenStack } from "./open-stack";
import { writeForOwner } from "./owner-file";
import { PLAN_FILE } from "./plan";
import type { Session } from "./session";
import { LOCK_FILE } from "./workspace";

/** Which state it is: a lineage is one state's for ever, its serial grows with each change. */
export interface StateMark {
  readonly lineage: string;
  readonly serial: number;
}

/** Digests are SHA-256, in hexadecimal. */
export interface SavedPlan {
  readonly stack: string;
  /** False: Terraform would do nothing. */
  readonly changed: boolean;
  /** Of the plan's file. */
  readonly plan: string;
  /** Of the lock file: which providers there are. */
  readonly lock: string;
  /** Of the synthesized stack. */
  readonly configuration: string;
  /** Absent: there was none yet. */
  readonly state?: StateMark;
}

/** Names of a stack's files in the folder of saved plans. */
export function savedFiles(stack: string): { readonly plan: string; readonly lock: string } {
  return { plan: `${stack}.tfplan`, lock: `${stack}.lock.hcl` };
}

/** Keeps the plan that lies in a copy. It holds every value in plain text: only its owner may read it. */
export async function savePlan(
  session: Session,
  open: OpenStack,
  changed: boolean,
  folder: string,
): Promise<SavedPlan> {
  const { stack, cwd, original } = open;
  const files = savedFiles(stack);
  const keep = (from: string, to: string) => {
    const content = readFileSync(join(cwd, from));
    writeForOwner(join(folder, to), content);
    return digestOf(content);
  };
  const state = await stateMark(session, open);
  return {
    stack,
    changed,
    plan: keep(PLAN_FILE, files.plan),
    lock: keep(LOCK_FILE, files.lock),
    configuration: folderDigest(original),
    ...(state && { state }),
  };
}

/** The state that a stack has now; undefined: none. @throws Failure with Terraform's words */
export async function stateMark(session: Session, { stack, cwd }: OpenStack): Promise<StateMark | undefined> {
  const pulled = await session.run(["state", "pull"], { cwd });
  if (pulled.exitCode !== 0) throw new Failure(`${stack}: terraform state pull\n${pulled.stderr.trim()}`);
  if (pulled.stdout.trim() === "") return undefined;
  const { lineage, serial } = JSON.parse(pulled.stdout) as StateMark;
  // Before the first apply it answers with an empty one.
  return lineage === "" ? undefined : { lineage, serial };
}
