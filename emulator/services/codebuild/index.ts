import type { Service } from "../../service";
import { projectOperations } from "./projects";
import { reportGroupOperations } from "./report-groups";
import { resourcePolicyOperations } from "./resource-policies";
import { sourceCredentialOperations } from "./source-credentials";
import { webhookOperations } from "./webhooks";

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
