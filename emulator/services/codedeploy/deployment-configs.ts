/** Deployment configurations. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentConfigInfo.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { checkDeploymentConfig } from "./config-rules";
import { PREDEFINED_CONFIGS, PREDEFINED_PREFIX } from "./predefined-configs";
import { groupsOf } from "./store";
import type { ConfigInput, DeploymentConfig } from "./types";

type ByName = { readonly deploymentConfigName: string };

/**
 * A configuration of the account, or a predefined one.
 * @throws ServiceError when there is none of the name
 */
export function deploymentConfigOf(context: Context, name: string): DeploymentConfig {
  const found = PREDEFINED_CONFIGS.get(name) ?? configsOf(context).get(name);
  if (found) return found;
  throw new ServiceError(
    "DeploymentConfigDoesNotExistException",
    `No Deployment Configuration found for name: ${name}`,
  );
}

const create: Operation<ConfigInput> = (input, context) => {
  checkDeploymentConfig(input);
  const configs = configsOf(context);
  const name = input.deploymentConfigName;
  if (configs.has(name)) {
    throw new ServiceError(
      "DeploymentConfigAlreadyExistsException",
      `Deployment config named ${name} already exists`,
    );
  }
  const deploymentConfigId = randomUUID();
  configs.set(name, {
    computePlatform: "Server",
    ...input,
    deploymentConfigId,
    createTime: Date.now() / 1000,
  });
  return { deploymentConfigId };
};

const remove: Operation<ByName> = ({ deploymentConfigName: name }, context) => {
  if (name.startsWith(PREDEFINED_PREFIX)) {
    throw new ServiceError("InvalidOperationException", "Cannot delete default deployment config");
  }
  if ([...groupsOf(context).values()].some((group) => group.deploymentConfigName === name)) {
    throw new ServiceError(
      "DeploymentConfigInUseException",
      `The deployment config ${name} is in use by a deployment group`,
    );
  }
  configsOf(context).delete(name);
  return {};
};

export const deploymentConfigOperations = {
  CreateDeploymentConfig: create,
  DeleteDeploymentConfig: remove,
  GetDeploymentConfig: ({ deploymentConfigName }: ByName, context: Context) => ({
    deploymentConfigInfo: deploymentConfigOf(context, deploymentConfigName),
  }),
  ListDeploymentConfigs: (_input: object, context: Context) => ({
    deploymentConfigsList: [...PREDEFINED_CONFIGS.keys(), ...configsOf(context).keys()],
  }),
};

function configsOf(context: Context): Map<string, DeploymentConfig> {
  return context.collection("codedeploy deployment configs");
}
