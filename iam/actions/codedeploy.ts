/** What starts a deployment and follows it; both are asked of the deployment group. */
export const RUN_DEPLOYMENT = ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"] as const;

/**
 * What hands a revision to an application.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/auth-and-access-control-permissions-reference.html
 */
export const REGISTER_REVISION = [
  "codedeploy:GetApplicationRevision",
  "codedeploy:RegisterApplicationRevision",
] as const;
