/** Applications, deployment groups and deployment configurations of CodeDeploy. */
import { type AccountKind, here, ours } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["workload"];
const TAG = ["codedeploy:TagResource", "codedeploy:UntagResource"] as const;

const READ = [
  "codedeploy:GetApplication",
  "codedeploy:GetDeploymentConfig",
  "codedeploy:GetDeploymentGroup",
  "codedeploy:ListTagsForResource",
] as const;

const CHANGE = [
  "codedeploy:CreateApplication",
  "codedeploy:CreateDeploymentConfig",
  "codedeploy:CreateDeploymentGroup",
  "codedeploy:DeleteApplication",
  "codedeploy:DeleteDeploymentConfig",
  "codedeploy:DeleteDeploymentGroup",
  "codedeploy:UpdateApplication",
  "codedeploy:UpdateDeploymentGroup",
  ...TAG,
] as const;

const THINGS = here("codedeploy", ours("application:"), ours("deploymentconfig:"), ours("deploymentgroup:"));

export const CODEDEPLOY: Service = {
  resources: {
    aws_codedeploy_app: {
      in: HERE,
      read: ["codedeploy:GetApplication", "codedeploy:ListTagsForResource"],
      write: [
        "codedeploy:CreateApplication",
        "codedeploy:DeleteApplication",
        "codedeploy:UpdateApplication",
        ...TAG,
      ],
    },
    aws_codedeploy_deployment_config: {
      in: HERE,
      read: ["codedeploy:GetDeploymentConfig"],
      write: ["codedeploy:CreateDeploymentConfig", "codedeploy:DeleteDeploymentConfig"],
    },
    aws_codedeploy_deployment_group: {
      in: HERE,
      read: ["codedeploy:GetDeploymentGroup", "codedeploy:ListTagsForResource"],
      write: [
        "codedeploy:CreateDeploymentGroup",
        "codedeploy:DeleteDeploymentGroup",
        "codedeploy:UpdateDeploymentGroup",
        "iam:PassRole",
        ...TAG,
      ],
    },
  },
  limits: [
    {
      sid: "ReadDeploymentGroups",
      actions: READ,
      on: THINGS,
      because: "Reads how releases are rolled out.",
    },
    {
      sid: "ChangeDeploymentGroups",
      actions: CHANGE,
      on: THINGS,
      because: "Makes, changes and deletes how releases are rolled out; none of these starts a deployment.",
    },
  ],
};
