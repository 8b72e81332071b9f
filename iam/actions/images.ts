/** What pulls an image: task execution roles and builds that start from their own last image. */
export const PULL_IMAGES = [
  "ecr:BatchCheckLayerAvailability",
  "ecr:BatchGetImage",
  "ecr:GetDownloadUrlForLayer",
] as const;

/** What pushes one, beside the pull actions. */
export const PUSH_IMAGES = [
  "ecr:InitiateLayerUpload",
  "ecr:UploadLayerPart",
  "ecr:CompleteLayerUpload",
  "ecr:PutImage",
] as const;

/** Signs in to the registry; it takes no resource. */
export const SIGN_IN_TO_REGISTRY = ["ecr:GetAuthorizationToken"] as const;
