/** What a plan destroys. */

import { code, codes } from "../code";
import type { Finding } from "../finding";
import type { Change } from "../plan/change";
import { pathText } from "../plan/differences";
import { LOSSES } from "./stateful-types";

/** Terraform's reasons in words. https://developer.hashicorp.com/terraform/internals/json-format#plan-representation */
const REASONS: Readonly<Record<string, string>> = {
  replace_because_tainted: "it is tainted",
  replace_because_cannot_update: "it can't be changed in place",
  replace_by_request: "`-replace` asks for it",
  replace_by_triggers: "`replace_triggered_by` asks for it",
  delete_because_no_resource_config: "it isn't in the configuration any more",
  delete_because_no_module: "its module isn't in the configuration any more",
  delete_because_wrong_repetition: "`count` or `for_each` of it came or went",
  delete_because_count_index: "`count` is lower",
  delete_because_each_key: "`for_each` doesn't hold its key any more",
  delete_because_no_move_target: "it was moved to where nothing is",
};

/** Destroyed things that can't be made again: whatever protected them may have gone with them. */
export function lossesIn(changes: readonly Change[]): Finding[] {
  return changes.flatMap((change): Finding[] => {
    const loss = LOSSES.get(change.type);
    if (!change.destroys || loss === undefined || isRenewed(change)) return [];
    const { stack, address } = change;
    return [{ kind: "destroy", stack, address, text: `${fateOf(change)}; lost: ${loss}`, details: [] }];
  });
}

/** Types that are replaced whenever what they hold is, by the attributes with that. The version before it stays a while. */
const RENEWED: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_secretsmanager_secret_version", ["secret_string", "secret_binary", "secret_string_wo_version"]],
]);

function isRenewed({ type, action, forcedBy }: Change): boolean {
  const content = RENEWED.get(type) ?? [];
  return (
    action === "replace" && forcedBy.length > 0 && forcedBy.every(([name = ""]) => content.includes(name))
  );
}

/** `**replaced**, forced by engine` */
export function fateOf(change: Change): string {
  const { action, forcedBy, reason, deposed, createsFirst } = change;
  const word =
    action === "replace"
      ? `**replaced**${createsFirst ? " (the new one is made first)" : ""}`
      : "**destroyed**";
  const forces = forcedBy.length > 0 ? `, forced by ${codes(forcedBy.map(pathText))}` : "";
  const why =
    forces === "" && reason !== undefined
      ? `: ${(Object.hasOwn(REASONS, reason) && REASONS[reason]) || code(reason)}`
      : forces;
  const left = deposed === undefined ? "" : ", which a failed apply left behind";
  return `${word}${left}${why}`;
}
