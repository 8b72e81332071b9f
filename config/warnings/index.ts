import type { Warning } from "../draft";
import { SOURCE_CONFIGS } from "../sources/sources";
import { alarmsBeforeWindow } from "./alarms-before-window";
import { lateVerification } from "./late-verification";
import { limitedBuilds } from "./limited-builds";
import { sideBySide } from "./side-by-side";
import { unheardAlarms } from "./unheard-alarms";
import { unheardApprovals } from "./unheard-approvals";

/** Looked for in a configuration in which nothing wrong was found. */
export const WARNINGS: readonly Warning[] = [
  ...Object.values(SOURCE_CONFIGS).flatMap(({ warnings }) => warnings),
  unheardApprovals,
  unheardAlarms,
  sideBySide,
  limitedBuilds,
  alarmsBeforeWindow,
  lateVerification,
];
