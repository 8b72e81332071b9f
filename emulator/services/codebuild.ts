import type { Service } from "../service";
import { projectOperations } from "./codebuild-projects";
import { reportGroupOperations } from "./codebuild-report-groups";
import { resourcePolicyOperations } from "./codebuild-resource-policies";
import { sourceCredentialOperations } from "./codebuild-source-credentials";
import { webhookOperations } from "./codebuild-webhooks";

/** What CodeBuild is told about builds; it makes none. https://docs.aws.amazon.com/codebuild/latest/APIReference/ */
export const codebuild: Service = {
  model: "codebuild",
  operations: {
    ...projectOperations,
    ...reportGroupOperations,
    ...resourcePolicyOperations,
    ...sourceCredentialOperations,
    ...webhookOperations,
  },
};
