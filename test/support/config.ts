import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Config } from "../../config/config";
import { parseConfig } from "../../config/load";

const DEFAULT_FILE = join(__dirname, "..", "..", "slipway.yaml");

/** One change to the default slipway.yaml; an undefined value deletes. */
export type Change = readonly [path: readonly string[], value: unknown];

/** The default slipway.yaml with changes, as text. */
export function configText(...changes: readonly Change[]): string {
  const document = parseDocument(readFileSync(DEFAULT_FILE, "utf8"));
  for (const [path, value] of changes) {
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return String(document);
}

/** The default configuration with changes, as loaded. */
export function configWith(...changes: readonly Change[]): Config {
  return parseConfig(configText(...changes), "slipway.yaml");
}
