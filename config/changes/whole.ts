import type { Config } from "../config";
import type { Change, ChangeRule } from "./change";

/** What everything depends on. */
export const whole: ChangeRule = (former, next) => [
  ...differs(former, next, "organization", {
    message:
      "every name is another: everything is made anew beside what stands, with state in other buckets; don't apply",
    heading: "rename-an-environment",
  }),
  ...differs(former, next, "layout", {
    message:
      "every service's things belong to other stacks, with states of their own: one plans to remove them all, the others to make them; don't apply",
    heading: "another-layout",
  }),
  ...differs(toolsOf(former), toolsOf(next), "tools", {
    message:
      "pipelines, images and artifacts are made there anew, and every deploy role trusts the new account; what stands is forgotten",
    heading: "rename-an-environment",
  }),
];

function toolsOf({ tools }: Config) {
  return { tools: `account ${tools.id}, ${tools.region}` };
}

function differs<Field extends string>(
  former: Readonly<Record<Field, string>>,
  next: Readonly<Record<Field, string>>,
  field: Field,
  { message, heading }: Pick<Change, "message" | "heading">,
): Change[] {
  if (former[field] === next[field]) return [];
  return [
    { path: [field], message: `from ${former[field]} to ${next[field]}: ${message}`, loses: true, heading },
  ];
}
