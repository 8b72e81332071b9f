import { REGISTER_REVISION, RUN_DEPLOYMENT } from "../../iam/actions/codedeploy";
import { arn, type Place } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";
import { applicationArn, type CodeDeployNames, deploymentGroupArn } from "./names";

export interface StartDeploymentsProps {
  readonly place: Place;
  readonly names: Pick<CodeDeployNames, "codedeployApplication" | "codedeployGroup">;
  readonly deploymentConfig: string;
  /** Why who starts deployments hands over a revision, and reads the deployment configuration. */
  readonly because: { readonly revision: string; readonly config: string };
  /** What it asks of application and group beside that. Default: nothing. */
  readonly also?: { readonly application: readonly string[]; readonly group: readonly string[] };
}

/** What starts deployments of one deployment group and follows them. */
export function startDeployments(props: StartDeploymentsProps): Statement[] {
  const { place, names, deploymentConfig, because, also } = props;
  return [
    allow({
      sid: "HandOverRevision",
      actions: [...REGISTER_REVISION, ...(also?.application ?? [])],
      resources: [applicationArn(place, names)],
      because: because.revision,
    }),
    allow({
      sid: "RunDeployment",
      actions: [...RUN_DEPLOYMENT, ...(also?.group ?? [])],
      resources: [deploymentGroupArn(place, names)],
      because: "Starts the deployment of this one service, and asks how far it is.",
    }),
    allow({
      sid: "ReadDeploymentConfig",
      actions: ["codedeploy:GetDeploymentConfig"],
      resources: [arn("codedeploy", place, `deploymentconfig:${deploymentConfig}`)],
      because: because.config,
    }),
  ];
}
