import type { Config } from "../config";
import type { Finding } from "../document";
import { codecommitHistory } from "./codecommit-history";
import { openBranches } from "./open-branches";
import { sideBySide } from "./side-by-side";
import { unheardAlarms } from "./unheard-alarms";
import { unheardApprovals } from "./unheard-approvals";

/** What is sound and yet likely to surprise: said by `slipway check`, and stops nothing. Pure. */
export type Warning = (config: Config) => readonly Finding[];

/** Looked for in a configuration in which nothing wrong was found. */
export const WARNINGS: readonly Warning[] = [
  codecommitHistory,
  openBranches,
  unheardApprovals,
  unheardAlarms,
  sideBySide,
];
