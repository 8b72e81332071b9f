import { whereIs } from "../../support/policies";
import { type Resource, resourcesOfType } from "../../support/stacks";
import { system } from "../fixtures";
import type { Rule } from "../rule";

export const pipelines: Rule = {
  title: "every pipeline is of type V2, queued, and encrypts its artifacts with the customer key",
  because:
    "Only the customer key can be shared with other accounts; only V2 has triggers and conditions; what CodePipeline starts by itself nobody chose; a parallel release can overtake a newer one.",
  violations: (stacks) =>
    resourcesOfType(stacks, "aws_codepipeline").flatMap((pipeline) =>
      Object.entries(EXPECTED)
        .filter(([, isRight]) => !isRight(pipeline.arguments))
        .map(([fault]) => `${whereIs(pipeline)}: ${fault}`),
    ),
  kept: () => system({ aws_codepipeline: { web: PIPELINE } }),
  broken: {
    V1: { by: () => withChange({ pipeline_type: "V1" }), says: "isn't of type V2" },
    parallel: { by: () => withChange({ execution_mode: "PARALLEL" }), says: "isn't queued" },
    "no key": {
      by: () => withChange({ artifact_store: [{ type: "S3", location: "acme-artifacts" }] }),
      says: "has no customer key by its ARN",
    },
    "an alias": {
      by: () => withChange({ artifact_store: [store("alias/acme-artifacts")] }),
      says: "has no customer key by its ARN",
    },
    "a second store without a key": {
      by: () =>
        withChange({ artifact_store: [...PIPELINE.artifact_store, { type: "S3", location: "acme-more" }] }),
      says: "has no customer key by its ARN",
    },
    "a trigger that nobody chose": {
      by: () => withChange({ stage: [sourceStage({ BranchName: "main" })] }),
      says: "looks for changes by itself",
    },
  },
};

const EXPECTED: Readonly<Record<string, (pipeline: Resource["arguments"]) => boolean>> = {
  "isn't of type V2": ({ pipeline_type }) => pipeline_type === "V2",
  "isn't queued": ({ execution_mode }) => execution_mode === "QUEUED",
  "has no customer key by its ARN": ({ artifact_store: stores }) =>
    Array.isArray(stores) &&
    stores.every((store) =>
      /"encryption_key":\{"id":"\$\{(aws_kms_key\.[\w-]+\.arn|data\.aws_kms_alias\.[\w-]+\.target_key_arn)\}","type":"KMS"\}/.test(
        JSON.stringify(store),
      ),
    ),
  "looks for changes by itself": ({ stage }) =>
    /"(DetectChanges|PollForSourceChanges)":"false"/.test(JSON.stringify(stage)),
};

function store(key: string) {
  return { type: "S3", location: "acme-artifacts", encryption_key: { id: key, type: "KMS" } };
}

const PIPELINE = {
  pipeline_type: "V2",
  execution_mode: "QUEUED",
  artifact_store: [store("${aws_kms_key.artifacts.arn}")],
  stage: [sourceStage({ DetectChanges: "false" })],
};

function sourceStage(configuration: object) {
  return { name: "Source", action: [{ category: "Source", configuration }] };
}

function withChange(change: Resource["arguments"]) {
  return system({ aws_codepipeline: { web: { ...PIPELINE, ...change } } });
}
