/** What stacks make, as an attacker sees it: every resource, and what lies in it. */
import { lookupOf } from "../ask/lookup";
import { resourceKeys, resourceOf } from "../ask/resource";
import { circumstancesOf } from "../evaluate/circumstances";
import type { Statement } from "../world/policy";
import type { PipelineRecord } from "../world/records/pipeline";
import type { Target } from "../world/target";
import type { World } from "../world/world";
import { twinOf } from "./bait";
import { SENSITIVE } from "./sensitive";
import { keysIn } from "./stranger";
import { OVER_TLS, type Thing } from "./thing";

/** A resource, and what lies in it. */
export function madeIn(world: World, target: Target): Thing[] {
  const { arn, type } = target;
  const allows = allowsOf(world, target);
  const own = (kind: string, at: string) => ofWorld(world, target, kind, at, allows);
  const whole = SENSITIVE.has(type) ? [own(type, arn)] : [];
  switch (type) {
    case "aws_s3_bucket":
      return [
        ...whole,
        ...keysIn(world, arn).map((key) => own("object", `${arn}/${key}`)),
        twinOf(target, type, arn),
        ...keysIn(world, arn).map((key) => twinOf(target, "object", `${arn}/${key}`)),
      ];
    case "aws_codepipeline":
      return [
        ...whole,
        ...stagesOf(world, target).map(({ name: stage }) => own("pipeline-stage", `${arn}/${stage}`)),
        ...approvals(world, target).map((at) => own("approval", at)),
      ];
    case "aws_ecs_service":
      return [...whole, own("task-set", `${arn.replace(":service/", ":task-set/")}/any`)];
    case "aws_ecs_cluster":
      return [...whole, own("task", `${arn.replace(":cluster/", ":task/")}/any`)];
    case "aws_lambda_alias":
      return [own("aws_lambda_function", arn)];
    case "aws_lambda_function":
      return [...whole, own(type, `${arn}:any`)];
    case "aws_codebuild_report_group":
      return [own("report", arn)];
    case "aws_cloudwatch_composite_alarm":
      return [own("aws_cloudwatch_metric_alarm", arn)];
    case "aws_codebuild_project":
      return [...whole, own("report", arn.replace(":project/", ":report-group/").concat("-any"))];
    case "aws_cloudwatch_log_group":
      return [...whole, own(type, `${arn}:log-stream:any`)];
    default:
      return whole;
  }
}

/** An object that policies name and that lies in a bucket of the world's; none where nobody here makes the bucket. */
export function objectIn(world: World, arn: string): Thing[] {
  const bucket = lookupOf(world).targets.get(arn.split("/")[0] ?? "");
  if (bucket === undefined) return [];
  return [ofWorld(world, bucket, "object", arn, allowsOf(world, bucket)), twinOf(bucket, "object", arn)];
}

function stagesOf({ records }: World, { arn }: Target): PipelineRecord["stages"] {
  return records.pipelines.find((one) => one.arn === arn)?.stages ?? [];
}

function approvals(world: World, target: Target): string[] {
  return stagesOf(world, target).flatMap((stage) =>
    stage.actions
      .filter(({ category }) => category === "Approval")
      .map((action) => `${target.arn}/${stage.name}/${action.name}`),
  );
}

function ofWorld(
  world: World,
  target: Target,
  kind: string,
  arn: string,
  allows: readonly Statement[],
): Thing {
  const values = { ...resourceKeys(world, target.arn), ...OVER_TLS };
  return {
    arn,
    kind,
    place: target.place,
    resource: { ...resourceOf(world, target.arn), arn },
    target,
    allows,
    values,
    circumstances: circumstancesOf({ values, others: "unknown" }),
    actions: SENSITIVE.get(kind) ?? [],
  };
}

/** What policies that speak of a resource allow: its own, and for logs those of their region. */
export function allowsOf({ logResourcePolicies }: World, { policy, type, place }: Target): Statement[] {
  const ofRegion = type === "aws_cloudwatch_log_group" ? logResourcePolicies : [];
  const near = ofRegion.filter(
    (one) => one.place.account === place.account && one.place.region === place.region,
  );
  return [...(policy ? [policy] : []), ...near].flatMap(({ document }) =>
    document.Statement.filter(({ Effect }) => Effect === "Allow"),
  );
}
