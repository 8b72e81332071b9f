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
      "every service's things belong to other stacks, with states of their own: one plans to remove them all, the others to make them; don't apply: npx slipway relayout moves them",
    heading: "another-layout",
  }),
  ...differs(toolsOf(former), toolsOf(next), "tools", {
    message:
      "pipelines, images and artifacts are made there anew, and every deploy role trusts the new account; what stands is forgotten",
    heading: "rename-an-environment",
  }),
  ...storage(former, next),
];

/** What belongs to the artifacts and isn't made again where it is left out. */
function storage({ artifacts: former }: Config, { artifacts: next }: Config): Change[] {
  const at = (field: string, message: string): Change => ({
    path: ["artifacts", field],
    message: `${message}; before you apply take it out of the state of tools`,
    loses: true,
    guide: "change-what-runs",
    heading: "the-copy-in-another-region-and-access-logs",
  });
  const [from, to] = [former.replicaRegion, next.replicaRegion];
  return [
    ...(from !== undefined && from !== to
      ? [
          at(
            "replicaRegion",
            to === undefined
              ? `no copy in ${from} any more: Terraform stops, because the provider that the copy is reached by is gone`
              : `from ${from} to ${to}: Terraform takes the copy for lost, and makes another`,
          ),
        ]
      : []),
    ...(former.accessLogDays !== undefined && next.accessLogDays === undefined
      ? [at("accessLogDays", "no access logs any more: the bucket with those that are kept is to go")]
      : []),
  ];
}

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
