/** Applications. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_ApplicationInfo.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { forgetTags, setTags, tagsOf } from "../tags";
import { deleteGroup } from "./deployment-groups";
import { applicationArn, applicationOf, applicationsOf, groupArn, groupKey, groupsOf } from "./store";
import { DEPLOY_TAGS } from "./tags";
import type { ComputePlatform, DeploymentGroup } from "./types";

interface CreateInput {
  readonly applicationName: string;
  readonly computePlatform?: ComputePlatform;
  readonly tags?: Parameters<typeof DEPLOY_TAGS.read>[0];
}

interface ByName {
  readonly applicationName: string;
}

const create: Operation<CreateInput> = ({ applicationName, computePlatform = "Server", tags }, context) => {
  refuseTaken(context, applicationName);
  const applicationId = randomUUID();
  applicationsOf(context).set(applicationName, {
    applicationId,
    applicationName,
    computePlatform,
    createTime: Date.now() / 1000,
    linkedToGitHub: false,
  });
  setTags(context, applicationArn(context, applicationName), DEPLOY_TAGS.read(tags));
  return { applicationId };
};

const rename: Operation<{ readonly applicationName?: string; readonly newApplicationName?: string }> = (
  { applicationName: from, newApplicationName: to },
  context,
) => {
  if (from === undefined)
    throw new ServiceError("ApplicationNameRequiredException", "The application name was not specified.");
  const application = applicationOf(context, from);
  if (to === undefined || to === from) return {};
  refuseTaken(context, to);
  applicationsOf(context).set(to, { ...application, applicationName: to });
  applicationsOf(context).delete(from);
  moveTags(context, applicationArn(context, from), applicationArn(context, to));
  for (const group of groupsIn(context, from)) {
    const { deploymentGroupName: name } = group;
    groupsOf(context).set(groupKey(to, name), { ...group, applicationName: to });
    groupsOf(context).delete(groupKey(from, name));
    moveTags(context, groupArn(context, from, name), groupArn(context, to, name));
  }
  return {};
};

/** Its deployment groups go with it; an application that isn't there is no error, as at AWS. */
const remove: Operation<ByName> = ({ applicationName }, context) => {
  for (const group of groupsIn(context, applicationName))
    deleteGroup(context, applicationName, group.deploymentGroupName);
  applicationsOf(context).delete(applicationName);
  forgetTags(context, applicationArn(context, applicationName));
  return {};
};

export const applicationOperations = {
  CreateApplication: create,
  UpdateApplication: rename,
  DeleteApplication: remove,
  GetApplication: ({ applicationName }: ByName, context: Context) => ({
    application: applicationOf(context, applicationName),
  }),
  BatchGetApplications: (
    { applicationNames }: { readonly applicationNames: readonly string[] },
    context: Context,
  ) => ({ applicationsInfo: applicationNames.flatMap((name) => applicationsOf(context).get(name) ?? []) }),
  ListApplications: (_input: object, context: Context) => ({
    applications: [...applicationsOf(context).keys()],
  }),
};

function refuseTaken(context: Context, name: string): void {
  if (applicationsOf(context).has(name))
    throw new ServiceError(
      "ApplicationAlreadyExistsException",
      `Application with name: ${name} already exists`,
    );
}

function groupsIn(context: Context, applicationName: string): DeploymentGroup[] {
  return [...groupsOf(context).values()].filter((group) => group.applicationName === applicationName);
}

function moveTags(context: Context, from: string, to: string): void {
  setTags(context, to, tagsOf(context, from));
  forgetTags(context, from);
}
