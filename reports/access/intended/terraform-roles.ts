/** Who plans and who applies Slipway's own stacks, by the names and paths that such roles have in every account. */
import type { Identity } from "../world/principals";
import type { Target } from "../world/target";
import type { World } from "../world/world";

/** A role at this path plans or applies an account; bootstrap alone makes such roles. */
export const INFRASTRUCTURE_PATH = "/slipway/infrastructure/";

/** What may become a role that plans or applies: a job of GitHub Actions, a build. */
const CALLER_PATHS: readonly string[] = ["/slipway/github/", "/slipway/build/"];

/** Callers that plan: of the branch, of pull requests at GitHub, of pull requests in a pipeline. */
const PLANNERS = ["plan", "pull-request", "pr-review"];

/** Of the organization and account that the tags of every resource name. */
function nameOf({ tags }: Identity): { organization: string; account: string } {
  return { organization: tags["slipway-organization"] ?? "", account: tags["slipway-account"] ?? "" };
}

/** Whether it plans an account, applies it, or neither. */
export function terraformPart(role: Identity): "plan" | "apply" | undefined {
  const { organization } = nameOf(role);
  if (role.path !== INFRASTRUCTURE_PATH) return undefined;
  if (role.name === `${organization}-slipway-plan`) return "plan";
  return role.name === `${organization}-slipway-apply` ? "apply" : undefined;
}

/** True of the callers for which a role is there: who plans anything, or who applies this account. */
export function isCallerOf(who: string, role: Identity): boolean {
  const { organization, account } = nameOf(role);
  const part = terraformPart(role);
  if (part === undefined) return false;
  const things = part === "plan" ? PLANNERS : [`apply-${account}`];
  return things.some((thing) => isCaller(who, organization, thing));
}

/** True of what jobs for pull requests become. */
export function plansPullRequests(role: Identity): boolean {
  return isCaller(role.arn, nameOf(role).organization, "pull-request");
}

/** True of the role that keeps plans. */
export function keepsPlans(who: string, { organization }: { readonly organization: string }): boolean {
  return isCaller(who, organization, "plan");
}

/** True of the roles that take plans, each to apply an account. */
export function takesPlans(who: string, { organization }: { readonly organization: string }): boolean {
  return CALLER_PATHS.some((path) => who.includes(`:role${path}${organization}-infrastructure-apply-`));
}

/** True of what jobs that apply become, where STS can compare what they run for: an environment's subject doesn't say it. */
export function appliesOneBranch(role: Identity | undefined): boolean {
  return role?.arn.startsWith("arn:aws:") === true && takesPlans(role.arn, nameOf(role));
}

function isCaller(who: string, organization: string, thing: string): boolean {
  return CALLER_PATHS.some((path) => who.endsWith(`:role${path}${organization}-infrastructure-${thing}`));
}

/** Roles that a caller becomes to plan or to apply. */
export function calledBy(who: string, { world }: { readonly world: World }): readonly Identity[] {
  return world.roles.filter((role) => isCallerOf(who, role));
}

/** The organization whose store of plans a bucket is, or what lies in it. */
export function planStoreOf({ target }: { readonly target?: Target }): { organization: string } | undefined {
  const organization = target?.tags["slipway-organization"];
  if (organization === undefined || target?.type !== "aws_s3_bucket") return undefined;
  return target.arn.includes(`:::${organization}-plans-`) ? { organization } : undefined;
}

/** True of what a person applies: state, plans, what plans and applies, and whom it lets in. */
export function isBootstraps({ target, arn }: { readonly target?: Target; readonly arn: string }): boolean {
  return target?.stack.startsWith("bootstrap-") === true || arn.includes(INFRASTRUCTURE_PATH);
}

/** True of what bears the organization's name: `acme-web`, `acme/web`, `web-acme`. */
export function bearsName({ tags }: Identity, arn: string): boolean {
  const organization = tags["slipway-organization"] ?? "";
  return new RegExp(`[:/]${organization}[-/]|-${organization}(-|$)`).test(arn);
}
