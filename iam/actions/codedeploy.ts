/** What starts a deployment and follows it; both are asked of the deployment group. */
export const RUN_DEPLOYMENT = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"] as const;

/** What hands a revision to an application. */
export const REGISTER_REVISION = [
  "codedeploy:GetApplication",
  "codedeploy:GetApplicationRevision",
  "codedeploy:RegisterApplicationRevision",
] as const;
