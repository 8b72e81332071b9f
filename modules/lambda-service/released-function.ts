/** A function, and the role that a build of the tools account becomes to have its alias moved. */
import { Construct } from "constructs";
import { type Place, roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { printPolicy } from "../../iam/printer";
import { BuildAccess } from "./build-access";
import { assumeBuildAccess, shiftByCodeDeploy } from "./lambda-deploy.policies";
import { LambdaService, type LambdaServiceProps } from "./lambda-service";
import { shiftEnvironment } from "./shift";

export interface ReleasedFunctionProps extends LambdaServiceProps {
  /** The tools account. */
  readonly tools: Place;
  /** Predicted ARN of the role of the build that follows each release. */
  readonly shiftBuildRoleArn: string;
}

export class ReleasedFunction extends Construct {
  readonly service: LambdaService;
  readonly access: BuildAccess;
  /** What the build's script asks of its environment. */
  readonly shiftEnvironment: ReturnType<typeof shiftEnvironment>;
  /** What the build's own role is allowed. */
  readonly buildPolicy: string;

  constructor(scope: Construct, id: string, props: ReleasedFunctionProps) {
    super(scope, id);
    const { place, names, tools, permissionsBoundary } = props;
    this.service = new LambdaService(this, "service", props);
    this.access = new BuildAccess(this, "access", {
      name: names.shiftRole,
      description: `Has CodeDeploy shift ${names.lambdaFunction} to a published version`,
      tools,
      builderRoles: [props.shiftBuildRoleArn],
      statements: shiftByCodeDeploy(place, names, props.deploymentConfig),
      permissionsBoundary,
    });
    const shiftRoleArn = roleArn(place, ROLE_PATHS.verify, names.shiftRole);
    this.shiftEnvironment = shiftEnvironment({
      names,
      hooks: {},
      region: place.region,
      shiftRoleArn,
    });
    this.buildPolicy = printPolicy([assumeBuildAccess(shiftRoleArn)]);
  }
}
