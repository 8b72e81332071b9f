import { allow, type Statement } from "../../iam/statement";

/** For the pipeline's role: it becomes exactly this role. The role's own trust names the pipeline in return. */
export function assumeDeployRole(deployRoleArn: string): Statement {
  return allow({
    sid: "AssumeDeployRole",
    actions: ["sts:AssumeRole"],
    resources: [deployRoleArn],
    because: "Deploys into a workload account as the one role that the account's side trusts it with.",
  });
}
