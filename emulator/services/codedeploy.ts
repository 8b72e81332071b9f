import type { Service } from "../service";
import { applicationOperations } from "./codedeploy-applications";
import { deploymentConfigOperations } from "./codedeploy-deployment-configs";
import { deploymentGroupOperations } from "./codedeploy-deployment-groups";
import { tagging } from "./codedeploy-tags";

/** What CodeDeploy is told about deployments; it makes none. https://docs.aws.amazon.com/codedeploy/latest/APIReference/ */
export const codedeploy: Service = {
  model: "codedeploy",
  operations: {
    ...applicationOperations,
    ...deploymentConfigOperations,
    ...deploymentGroupOperations,
    ...tagging,
  },
};
