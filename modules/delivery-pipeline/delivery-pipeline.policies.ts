import { arn } from "../../iam/arn";
import type { ArtifactLocation } from "../../iam/artifacts";
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
export function pipelineStatements(artifacts: ArtifactLocation, stages: readonly Stage[]): Statement[] {
  const asked = stages.flatMap(({ parts, conditions: { entry, success } = {} }) =>
    [...parts, ...(entry?.parts ?? []), ...(success?.parts ?? [])].flatMap(({ statements }) => statements),
  );
  return [...readAndWriteArtifacts(artifacts), ...merge(asked)];
}

/** Statements alike but for their resources become one: a pipeline of twenty builds has one `RunBuilds`. */
function merge(statements: readonly Statement[]): Statement[] {
  const bySid = new Map<string, Statement>();
  for (const statement of statements) {
    const known = bySid.get(statement.sid);
    bySid.set(statement.sid, known ? withResources(known, statement) : statement);
  }
  return [...bySid.values()];
}

function withResources(known: Statement, other: Statement): Statement {
  const { resources: mine = [], ...rest } = known;
  const { resources: theirs = [], ...same } = other;
  if (JSON.stringify(rest) !== JSON.stringify(same)) {
    throw new Error(`two different statements of one pipeline are called ${known.sid}`);
  }
  return { ...known, resources: [...new Set([...mine, ...theirs])] };
}
