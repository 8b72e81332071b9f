/** Which resource of a world an ARN belongs to: an object to its bucket, a stream to its log group. */
import type { Target } from "../world/target";
import type { World } from "../world/world";
import { lookupOf } from "./lookup";
import { NotInWorld } from "./not-in-world";

/**
 * How ARNs of what lies in a resource begin, by Terraform's type. The last part of a secret's ARN is AWS's to choose, so
 * a world's is asked for as the world has it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const WITHIN: Readonly<Record<string, (arn: string) => readonly string[]>> = {
  aws_s3_bucket: (arn) => [`${arn}/`],
  aws_cloudwatch_log_group: (arn) => [`${arn}:`],
  aws_lambda_function: (arn) => [`${arn}:`],
  aws_codepipeline: (arn) => [`${arn}/`],
  aws_dynamodb_table: (arn) => [`${arn}/`],
  aws_codebuild_project: (arn) => [arn.replace(":project/", ":build/").concat(":")],
  aws_codebuild_report_group: (arn) => [arn.replace(":report-group/", ":report/").concat(":")],
  aws_ecs_cluster: (arn) =>
    [arn.replace(":cluster/", ":task/"), arn.replace(":cluster/", ":container-instance/")].map(
      (start) => `${start}/`,
    ),
  aws_ecs_service: (arn) => [arn.replace(":service/", ":task-set/").concat("/")],
  aws_ecs_task_definition: (arn) => [arn.slice(0, arn.lastIndexOf(":") + 1)],
  aws_sfn_state_machine: (arn) => [arn.replace(":stateMachine:", ":execution:").concat(":")],
};

const starts = new WeakMap<World, ReadonlyMap<string, Target>>();

/**
 * @param arn of a resource, or of what lies in one
 * @throws NotInWorld
 */
export function ownerOf(world: World, arn: string): Target {
  const target = lookupOf(world).targets.get(arn) ?? holderOf(world, arn);
  if (target) return target;
  throw new NotInWorld(
    "resource",
    arn,
    world.accounts.map(({ id }) => id),
  );
}

/** The longest beginning that is a resource's, ending where AWS separates. */
function holderOf(world: World, arn: string): Target | undefined {
  const known = startsOf(world);
  for (let end = arn.length; end > 0; end -= 1) {
    const last = arn[end - 1];
    if (last !== "/" && last !== ":") continue;
    const found = known.get(arn.slice(0, end));
    if (found) return found;
  }
  return undefined;
}

function startsOf(world: World): ReadonlyMap<string, Target> {
  const known = starts.get(world);
  if (known !== undefined) return known;
  const made = new Map(
    world.targets.flatMap((target) =>
      (WITHIN[target.type]?.(target.arn) ?? []).map((start) => [start, target] as const),
    ),
  );
  starts.set(world, made);
  return made;
}
