import { whereIs } from "../../support/policies";
import { resourcesOfType } from "../../support/stacks";
import { system } from "../fixtures";
import type { Rule } from "../rule";

export const keys: Rule = {
  title: "every key rotates, and has a month in which its deletion can be called off",
  because: "What a deleted key encrypted is gone: state, artifacts, messages.",
  violations: (stacks) =>
    resourcesOfType(stacks, "aws_kms_key").flatMap((key) => [
      ...(key.arguments.enable_key_rotation === true ? [] : [`${whereIs(key)}: doesn't rotate`]),
      ...(key.arguments.deletion_window_in_days === 30 ? [] : [`${whereIs(key)}: is deleted too soon`]),
    ]),
  kept: () => system({ aws_kms_key: { web: { enable_key_rotation: true, deletion_window_in_days: 30 } } }),
  broken: {
    "no rotation": {
      by: () => system({ aws_kms_key: { web: { deletion_window_in_days: 30 } } }),
      says: "doesn't rotate",
    },
    "a week": {
      by: () => system({ aws_kms_key: { web: { enable_key_rotation: true, deletion_window_in_days: 7 } } }),
      says: "is deleted too soon",
    },
  },
};
