/** The file in which a team accepts findings, each for a reason and until a day. */
import { existsSync } from "node:fs";
import { z } from "zod";
import { findingsOf } from "../config/issues";
import { ConfigError } from "../config/problem";
import { readText } from "../config/text";
import { parseYaml } from "../config/yaml";
import type { Acceptance } from "../reports/review/acceptance";
import { CONCERNS, type Concern } from "../reports/review/finding";

/** Looked for in the working directory when no file is named. */
export const ACCEPTED_FILE = "slipway.accepted.yaml";

const text = (what: string) => z.string(what).trim().min(1, what);
const concerns = Object.keys(CONCERNS) as [Concern, ...Concern[]];

const entry = {
  concern: z.enum(concerns, concerns.join(", ")),
  stack: text("the stack's name"),
  address: text("the resource's address; * stands for any characters"),
  because: text("the reason"),
  until: z.iso.date("the last day on which it holds, as 2026-12-31"),
};

const schema = z.strictObject(
  { accepted: z.array(z.strictObject(entry, Object.keys(entry).join(", ")), "a list") },
  "accepted",
);

/**
 * @param file absent: the usual one, if it is there
 * @throws ConfigError with every problem
 */
export function readAcceptances(file?: string): readonly Acceptance[] {
  if (file === undefined && !existsSync(ACCEPTED_FILE)) return [];
  const path = file ?? ACCEPTED_FILE;
  const content = readText(path);
  if (content.trim() === "") return [];
  const document = parseYaml(content, path);
  const read = schema.safeParse(document.root.value);
  if (read.success) return read.data.accepted;
  const findings = read.error.issues.flatMap((issue) => findingsOf(issue, document));
  throw new ConfigError(findings.map((finding) => document.problem(finding)));
}
