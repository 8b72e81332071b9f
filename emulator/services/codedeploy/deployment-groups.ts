/** Deployment groups. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_DeploymentGroupInfo.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { isEmpty } from "../rule";
import { forgetTags, setTags, tagsOf } from "../tags";
import { checkDeploymentGroup } from "./group-rules";
import { checkReferences } from "./references";
import { applicationOf, groupArn, groupKey, groupOf, groupsOf } from "./store";
import { DEPLOY_TAGS } from "./tags";
import type { DeploymentGroup, GroupSettings } from "./types";

interface CreateInput extends GroupSettings {
  readonly applicationName: string;
  readonly deploymentGroupName: string;
  readonly serviceRoleArn: string;
  readonly tags?: Parameters<typeof DEPLOY_TAGS.read>[0];
}

interface UpdateInput extends GroupSettings {
  readonly applicationName: string;
  readonly currentDeploymentGroupName: string;
  readonly newDeploymentGroupName?: string;
}

interface ByName {
  readonly applicationName: string;
  readonly deploymentGroupName: string;
}

/** What a group without one deploys with. */
const DEFAULT_CONFIGS = {
  Server: "CodeDeployDefault.OneAtATime",
  Lambda: "CodeDeployDefault.LambdaAllAtOnce",
  ECS: "CodeDeployDefault.ECSAllAtOnce",
} as const;

const create: Operation<CreateInput> = async ({ tags, ...input }, context) => {
  const { applicationName, deploymentGroupName } = input;
  const { computePlatform } = applicationOf(context, applicationName);
  refuseTaken(context, applicationName, deploymentGroupName);
  const group: DeploymentGroup = {
    deploymentConfigName: DEFAULT_CONFIGS[computePlatform],
    deploymentStyle: { deploymentType: "IN_PLACE", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" },
    outdatedInstancesStrategy: "UPDATE",
    terminationHookEnabled: false,
    ...input,
    deploymentGroupId: randomUUID(),
    computePlatform,
  };
  await accept(context, group);
  // The references were asked for meanwhile.
  refuseTaken(context, applicationName, deploymentGroupName);
  keep(context, group);
  setTags(context, groupArn(context, applicationName, deploymentGroupName), DEPLOY_TAGS.read(tags));
  return { deploymentGroupId: group.deploymentGroupId };
};

const update: Operation<UpdateInput> = async (input, context) => {
  const { applicationName, currentDeploymentGroupName: name, newDeploymentGroupName, ...settings } = input;
  const renamed = newDeploymentGroupName ?? name;
  const changed = () => {
    const before = groupOf(context, applicationName, name);
    if (renamed !== name) refuseTaken(context, applicationName, renamed);
    return { ...before, ...settings, deploymentGroupName: renamed };
  };
  await accept(context, changed());
  // The references were asked for meanwhile.
  keep(context, changed());
  if (renamed !== name) {
    groupsOf(context).delete(groupKey(applicationName, name));
    const [from, to] = [name, renamed].map((each) => groupArn(context, applicationName, each));
    setTags(context, to ?? "", tagsOf(context, from ?? ""));
    forgetTags(context, from ?? "");
  }
  return { hooksNotCleanedUp: [] };
};

async function accept(context: Context, group: DeploymentGroup): Promise<void> {
  checkDeploymentGroup(group);
  await checkReferences(group, context);
}

function keep(context: Context, group: DeploymentGroup): void {
  groupsOf(context).set(groupKey(group.applicationName, group.deploymentGroupName), group);
}

function refuseTaken(context: Context, applicationName: string, name: string): void {
  if (groupsOf(context).has(groupKey(applicationName, name))) {
    throw new ServiceError(
      "DeploymentGroupAlreadyExistsException",
      `Deployment Group with name: ${name} already exists in application: ${applicationName}`,
    );
  }
}

/** Removes a group and its tags; one that isn't there is no error, as at AWS. */
export function deleteGroup(context: Context, applicationName: string, name: string): void {
  groupsOf(context).delete(groupKey(applicationName, name));
  forgetTags(context, groupArn(context, applicationName, name));
}

/** A group as AWS shows it: every list is there, Auto Scaling groups have a hook, what is empty is left out. */
function shown(group: DeploymentGroup): object {
  const {
    autoScalingGroups = [],
    ec2TagFilters = [],
    onPremisesInstanceTagFilters = [],
    triggerConfigurations = [],
    ...others
  } = group;
  const { deploymentGroupId, deploymentGroupName } = group;
  return {
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => !isEmpty(value))),
    ec2TagFilters,
    onPremisesInstanceTagFilters,
    triggerConfigurations,
    autoScalingGroups: autoScalingGroups.map((name) => ({
      name,
      hook: `CodeDeploy-managed-automatic-launch-deployment-hook-${deploymentGroupName}-${deploymentGroupId}`,
    })),
  };
}

export const deploymentGroupOperations = {
  CreateDeploymentGroup: create,
  UpdateDeploymentGroup: update,
  DeleteDeploymentGroup: ({ applicationName, deploymentGroupName }: ByName, context: Context) => {
    deleteGroup(context, applicationName, deploymentGroupName);
    return { hooksNotCleanedUp: [] };
  },
  GetDeploymentGroup: ({ applicationName, deploymentGroupName }: ByName, context: Context) => ({
    deploymentGroupInfo: shown(groupOf(context, applicationName, deploymentGroupName)),
  }),
  BatchGetDeploymentGroups: (
    input: { readonly applicationName: string; readonly deploymentGroupNames: readonly string[] },
    context: Context,
  ) => {
    applicationOf(context, input.applicationName);
    const found = input.deploymentGroupNames.flatMap(
      (name) => groupsOf(context).get(groupKey(input.applicationName, name)) ?? [],
    );
    return { deploymentGroupsInfo: found.map(shown) };
  },
  ListDeploymentGroups: ({ applicationName }: { readonly applicationName: string }, context: Context) => {
    applicationOf(context, applicationName);
    const groups = [...groupsOf(context).values()].filter((each) => each.applicationName === applicationName);
    return {
      applicationName,
      deploymentGroups: groups.map(({ deploymentGroupName }) => deploymentGroupName),
    };
  },
};
