/** Where CodeDeploy's applications and deployment groups are kept, and finding them there. */
import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import type { Application, DeploymentGroup } from "./types";

/** Applications, by name. */
export function applicationsOf(context: Context): Map<string, Application> {
  return context.collection("codedeploy applications");
}

/** Deployment groups of every application, by `<application>/<group>`. */
export function groupsOf(context: Context): Map<string, DeploymentGroup> {
  return context.collection("codedeploy deployment groups");
}

/** Key of a deployment group; also the end of its ARN. */
export function groupKey(applicationName: string, deploymentGroupName: string): string {
  return `${applicationName}/${deploymentGroupName}`;
}

/** ARN of an application. */
export function applicationArn(context: Context, name: string): string {
  return context.arn("codedeploy", `application:${name}`);
}

/** ARN of a deployment group. */
export function groupArn(context: Context, applicationName: string, name: string): string {
  return context.arn("codedeploy", `deploymentgroup:${groupKey(applicationName, name)}`);
}

/** @throws ServiceError when there is no such application */
export function applicationOf(context: Context, name: string): Application {
  const found = applicationsOf(context).get(name);
  if (found) return found;
  throw new ServiceError("ApplicationDoesNotExistException", `No application found for name: ${name}`);
}

/** @throws ServiceError when there is no such application, or no such group in it */
export function groupOf(context: Context, applicationName: string, name: string): DeploymentGroup {
  applicationOf(context, applicationName);
  const found = groupsOf(context).get(groupKey(applicationName, name));
  if (found) return found;
  throw new ServiceError(
    "DeploymentGroupDoesNotExistException",
    `No Deployment Group found for name: ${name}`,
  );
}
