import { eachOf, type Items, ifAny, known, uniqueOf } from "../../face/each";
import { arn } from "../../iam/arn";
import type { ArtifactLocation } from "../../iam/artifacts";
import type { Naming } from "../../iam/locals";
import { allow, type Statement } from "../../iam/statement";
import { readAndWriteArtifacts } from "../artifact-store/artifact-access.policies";
import type { Stage } from "./parts";

/**
 * CodePipeline, on behalf of this pipeline. `IfExists`, because AWS documents the two keys for this service by
 * example only: where they are sent they must be right.
 */
export function assumedByPipeline(props: { pipeline: string; artifacts: ArtifactLocation }): Statement[] {
  const { artifacts, pipeline } = props;
  return [
    allow({
      sid: "AssumedByThePipeline",
      principals: { service: ["codepipeline.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEqualsIfExists: { "aws:SourceAccount": artifacts.account },
        ArnEqualsIfExists: { "aws:SourceArn": arn("codepipeline", artifacts, pipeline) },
      },
      because: "CodePipeline runs the pipeline with this role.",
    }),
  ];
}

/** The pipeline's own artifacts, and what its parts and the rules of its conditions ask for. */
export function pipelineStatements(
  artifacts: ArtifactLocation,
  stages: Items<Stage>,
  naming: Naming = (_, texts) => texts,
): Items<Statement> {
  return [...readAndWriteArtifacts(artifacts), ...merge(eachOf(stages, askedBy), naming)];
}

function askedBy({ parts, conditions: { entry, success } = {} }: Stage): Items<Statement> {
  return [
    ...eachOf(parts, ({ statements }) => statements),
    ...[entry, success]
      .flatMap((condition) => condition?.parts ?? [])
      .flatMap(({ statements }) => statements),
  ];
}

/** Statements alike but for their resources become one: a pipeline of twenty builds has one `RunBuilds`. */
function merge(statements: Items<Statement>, naming: Naming): Items<Statement> {
  const all = known(statements);
  const sids = [...new Set(all.map(({ sid }) => sid))];
  return sids.flatMap((sid) => {
    const [first, ...others] = all.filter((statement) => statement.sid === sid);
    if (!first) return [];
    if (others.some((other) => !areAlike(first, other)))
      throw new Error(`two different statements of one pipeline are called ${sid}`);
    const asked = eachOf(statements, (one) => (one.sid === sid ? (one.resources ?? []) : []));
    const resources = naming(sid, uniqueOf(asked));
    return ifAny(resources, () => [{ ...first, resources }]);
  });
}

function areAlike({ resources: _, ...one }: Statement, { resources: __, ...other }: Statement): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
