/** Image repositories, without their images. */
import { type AccountKind, here } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["tools"];
const REPOSITORIES = here("ecr", ({ organization }) => `repository/${organization}/*`);

const READ = [
  "ecr:DescribeRepositories",
  "ecr:GetLifecyclePolicy",
  "ecr:GetRepositoryPolicy",
  "ecr:ListTagsForResource",
] as const;

const CHANGE = [
  "ecr:CreateRepository",
  "ecr:DeleteLifecyclePolicy",
  "ecr:DeleteRepository",
  "ecr:DeleteRepositoryPolicy",
  "ecr:PutImageScanningConfiguration",
  "ecr:PutImageTagMutability",
  "ecr:PutLifecyclePolicy",
  "ecr:SetRepositoryPolicy",
  "ecr:TagResource",
  "ecr:UntagResource",
] as const;

export const ECR: Service = {
  resources: {
    aws_ecr_repository: {
      in: HERE,
      read: ["ecr:DescribeRepositories", "ecr:ListTagsForResource"],
      write: [
        "ecr:CreateRepository",
        "ecr:DeleteRepository",
        "ecr:PutImageScanningConfiguration",
        "ecr:PutImageTagMutability",
        "ecr:TagResource",
        "ecr:UntagResource",
      ],
    },
    aws_ecr_repository_policy: {
      in: HERE,
      read: ["ecr:GetRepositoryPolicy"],
      write: ["ecr:DeleteRepositoryPolicy", "ecr:SetRepositoryPolicy"],
    },
    aws_ecr_lifecycle_policy: {
      in: HERE,
      read: ["ecr:GetLifecyclePolicy"],
      write: ["ecr:DeleteLifecyclePolicy", "ecr:PutLifecyclePolicy"],
    },
  },
  limits: [
    {
      sid: "ReadImageRepositories",
      actions: READ,
      on: REPOSITORIES,
      because: "Reads repositories' settings, and no image.",
    },
    {
      sid: "ChangeImageRepositories",
      actions: CHANGE,
      on: REPOSITORIES,
      because: "Makes, sets up and deletes image repositories; none of these pulls or pushes an image.",
    },
  ],
};
