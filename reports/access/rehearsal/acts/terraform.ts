/** How Slipway's own stacks are delivered: callers become the roles of every account, which plan and apply its stacks. */
import {
  isCallerOf,
  keepsPlans,
  planStoreOf,
  takesPlans,
  terraformPart,
} from "../../intended/terraform-roles";
import type { Role } from "../../world/principals";
import type { Target } from "../../world/target";
import type { Script } from "../script";
import { BECOME } from "../table/assume";
import { CHANGE, KEEP_PLANS, LOOK_AT, READ_STATE, TAKE_PLANS, WRITE_STATE } from "../table/terraform";

export function playTerraform(script: Script): void {
  const { roles, targets } = script.cast.world;
  for (const role of roles) {
    const part = terraformPart(role);
    if (part === undefined) continue;
    for (const { arn, name } of roles.filter((caller) => isCallerOf(caller.arn, role)))
      script.add({ action: name }, BECOME, { from: arn, to: role.arn });
    playStates(script, role, part);
    for (const target of targets.filter(({ place }) => place.account === role.place.account))
      playThing(script, role, part, target);
  }
  for (const target of targets) playPlans(script, target);
}

function playStates(
  script: Script,
  { arn: role, name, place: { account } }: Role,
  part: "plan" | "apply",
): void {
  const { accounts, targets } = script.cast.world;
  const bucket = targets.find(
    (target) => target.type === "aws_s3_bucket" && target.arn.includes(`-state-${account}-`),
  );
  const stacks = accounts.find(({ id }) => id === account)?.stacks ?? [];
  if (bucket === undefined) return;
  for (const stack of stacks.filter((stack) => part === "plan" || !isBootstrap(stack)))
    script.add({ action: `${name}, ${stack}` }, part === "plan" ? READ_STATE : WRITE_STATE, {
      role,
      state: `${bucket.arn}/${stack}.tfstate`,
    });
}

/** A person applies what bootstrap makes, and an apply doesn't look at it either. */
function playThing(script: Script, { arn: role, name }: Role, part: "plan" | "apply", target: Target): void {
  if (part === "apply" && isBootstrap(target.stack)) return;
  const boundary = script.cast.world.roles.find(({ arn }) => arn === target.arn)?.boundary?.arn;
  const scene = { role, thing: target.arn, ...(boundary !== undefined && { boundary }) };
  const steps = [LOOK_AT[target.type], part === "apply" ? CHANGE[target.type] : undefined];
  for (const step of steps)
    if (step !== undefined) script.add({ action: `${name}, ${target.stack}` }, step, scene);
}

function playPlans(script: Script, target: Target): void {
  const store = planStoreOf({ target });
  if (store === undefined) return;
  const { arn: bucket } = target;
  for (const { arn: role, name } of script.cast.world.roles) {
    if (keepsPlans(role, store)) script.add({ action: name }, KEEP_PLANS, { role, bucket });
    if (takesPlans(role, store)) script.add({ action: name }, TAKE_PLANS, { role, bucket });
  }
}

function isBootstrap(stack: string): boolean {
  return stack.startsWith("bootstrap-");
}
