import type { Service } from "../../service";
import { applicationOperations } from "./applications";
import { deploymentConfigOperations } from "./deployment-configs";
import { deploymentGroupOperations } from "./deployment-groups";
import { tagging } from "./tags";

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
