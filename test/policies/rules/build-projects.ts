import { whereIs } from "../../support/policies";
import { type Resource, referredTo, resourcesOfType, type Stacks } from "../../support/stacks";
import { system } from "../fixtures";
import type { Rule } from "../rule";

const KEY = "${aws_kms_key.artifacts.arn}";

export const buildProjects: Rule = {
  title: "every build encrypts with the artifact key and logs where Terraform made a group",
  because:
    "CodeBuild ignores the pipeline's key: without one of its own it uses aws/s3, which no other account can decrypt.",
  violations: (stacks) =>
    resourcesOfType(stacks, "aws_codebuild_project").flatMap((project) => [
      ...(isKeyArn(stacks, project) ? [] : [`${whereIs(project)}: doesn't encrypt with the artifact key`]),
      ...(logGroup(stacks, project) ? [] : [`${whereIs(project)}: logs into a group that nobody made`]),
    ]),
  kept: () => system({ ...AROUND, aws_codebuild_project: { web: PROJECT } }),
  broken: {
    "no key": {
      by: () =>
        system({ ...AROUND, aws_codebuild_project: { web: { ...PROJECT, encryption_key: undefined } } }),
      says: "doesn't encrypt with the artifact key",
    },
    "an alias, which means another key in another account": {
      by: () =>
        system({ ...AROUND, aws_codebuild_project: { web: { ...PROJECT, encryption_key: "alias/acme" } } }),
      says: "doesn't encrypt with the artifact key",
    },
    "CodeBuild's own log group": {
      by: () => system({ ...AROUND, aws_codebuild_project: { web: { ...PROJECT, logs_config: undefined } } }),
      says: "logs into a group that nobody made",
    },
  },
};

const AROUND = {
  aws_kms_key: { artifacts: {} },
  aws_cloudwatch_log_group: { web: { name: "/aws/codebuild/web" } },
};

const PROJECT = {
  encryption_key: KEY,
  logs_config: { cloudwatch_logs: { group_name: "${aws_cloudwatch_log_group.web.name}" } },
};

/** A key of the stack, or the one that its alias was looked up for. */
function isKeyArn(stacks: Stacks, project: Resource): boolean {
  const { encryption_key: key } = project.arguments;
  const lookedUp = /^\$\{data\.aws_kms_alias\.[\w-]+\.target_key_arn\}$/.test(String(key));
  return lookedUp || referredTo(stacks, project, key)?.type === "aws_kms_key";
}

function logGroup(stacks: Stacks, project: Resource): Resource | undefined {
  const reference = /"group_name":"(\$\{[^"]+\})"/.exec(JSON.stringify(project.arguments))?.[1];
  return referredTo(stacks, project, reference);
}
