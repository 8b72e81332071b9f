/**
 * What moto forgets or makes up of Auto Scaling: whether a policy is enabled, a group's warm-up and the longest life
 * of its instances, and a queue of nobody's in each lifecycle hook.
 * https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_Types.html
 */
import type { Forward, Handler, Reply, Request } from "../request";
import type { Store } from "../store";
import { element } from "../xml";
import { isDone, parametersOf, withText } from "./amend";

/** What is kept of a thing that an action makes or changes: its parameters with these names. */
const KEPT: Readonly<Record<string, readonly string[]>> = {
  CreateAutoScalingGroup: ["DefaultInstanceWarmup", "MaxInstanceLifetime"],
  UpdateAutoScalingGroup: ["DefaultInstanceWarmup", "MaxInstanceLifetime"],
  PutScalingPolicy: ["Enabled"],
  PutLifecycleHook: ["NotificationTargetARN", "RoleARN"],
};

/** What takes a value away: a warm-up of -1, a life of 0 seconds. */
const NONE: Readonly<Record<string, string>> = { DefaultInstanceWarmup: "-1", MaxInstanceLifetime: "0" };

/** How moto's replies begin with a thing, by the action that shows it. */
const SHOWN: Readonly<Record<string, RegExp>> = {
  DescribeAutoScalingGroups:
    /<AutoScalingGroupName>([^<]*)<\/AutoScalingGroupName>(?=<AutoScalingGroupARN>)/g,
  DescribePolicies: /<AutoScalingGroupName>([^<]*)<\/AutoScalingGroupName><PolicyName>([^<]*)<\/PolicyName>/g,
  DescribeLifecycleHooks:
    /<LifecycleHookName>([^<]*)<\/LifecycleHookName><AutoScalingGroupName>([^<]*)<\/AutoScalingGroupName>/g,
};

/** What moto puts there itself. */
const MADE_UP =
  /<PredictiveScalingConfiguration\/>|<NotificationTargetARN>arn:aws:sqs:us-east-1:123456789012:my-queue<\/NotificationTargetARN>|<RoleARN>arn:aws:iam::1234567890:role\/my-auto-scaling-role<\/RoleARN>/g;

type Kept = Map<string, Readonly<Record<string, string>>>;

export function autoscaling(store: Store): Handler {
  return (request, forward) => {
    const { service, action, accountId, region } = request;
    const shown = SHOWN[action];
    if (service !== "autoscaling") return undefined;
    const kept: Kept = store.collection(accountId, region, "autoscaling");
    if (shown) return forward(request).then((reply) => amended(reply, action, shown, kept));
    return KEPT[action] ? keep(request, forward, kept) : undefined;
  };
}

async function keep(request: Request, forward: Forward, kept: Kept): Promise<Reply> {
  const reply = await forward(request);
  if (!isDone(reply)) return reply;
  const parameters = parametersOf(request);
  const name = nameOf(request.action, parameters);
  const given = (KEPT[request.action] ?? []).flatMap((member) => {
    const value = parameters.get(member);
    return value === null ? [] : [[member, value] as const];
  });
  const before = request.action === "UpdateAutoScalingGroup" ? kept.get(name) : undefined;
  const values = Object.entries({ ...before, ...Object.fromEntries(given) });
  kept.set(name, Object.fromEntries(values.filter(([member, value]) => NONE[member] !== value)));
  return reply;
}

/** Key of a thing: its kind, its group, and its name in the group. */
function nameOf(action: string, parameters: URLSearchParams): string {
  const group = parameters.get("AutoScalingGroupName") ?? "";
  if (action === "PutScalingPolicy") return `policy ${group} ${parameters.get("PolicyName")}`;
  if (action === "PutLifecycleHook") return `hook ${group} ${parameters.get("LifecycleHookName")}`;
  return `group ${group}`;
}

function amended(reply: Reply, action: string, shown: RegExp, kept: Kept): Reply {
  if (!isDone(reply)) return reply;
  const text = reply.body.toString("utf8").replace(MADE_UP, "");
  const whole = text.replace(shown, (begin, first: string, second: string) => {
    const name = {
      DescribePolicies: `policy ${first} ${second}`,
      DescribeLifecycleHooks: `hook ${second} ${first}`,
    }[action];
    const values = {
      ...(action === "DescribePolicies" && { Enabled: "true" }),
      ...kept.get(name ?? `group ${first}`),
    };
    return (
      begin +
      Object.entries(values)
        .map(([member, value]) => element(member, value))
        .join("")
    );
  });
  return withText(reply, whole);
}
