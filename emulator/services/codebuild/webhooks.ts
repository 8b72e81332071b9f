/** Webhooks, each of a project. https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Webhook.html */
import { randomInt, randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { credentialsOf } from "./source-credentials";
import { projectOf, projectsOf } from "./store";
import { GIT_PROVIDERS, type Project, type Webhook, type WebhookFilter } from "./types";

interface WebhookInput {
  readonly projectName: string;
  readonly branchFilter?: string;
  readonly filterGroups?: readonly (readonly WebhookFilter[])[];
  readonly buildType?: string;
}

interface UpdateInput extends WebhookInput {
  readonly rotateSecret?: boolean;
}

const create: Operation<WebhookInput> = (input, context) => {
  const { projectName, ...given } = input;
  const project = projectOf(context, projectName);
  if (project.webhook)
    throw new ServiceError("ResourceAlreadyExistsException", `Webhook already exists: ${project.arn}`);
  checkSource(project, context);
  checkFilters(input);
  const webhook: Webhook = { ...addressesOf(project, context), ...content(given) };
  projectsOf(context).set(projectName, { ...project, webhook });
  return { webhook: { ...webhook, ...secretOf(project) } };
};

/** What is not given stays as it is; filters and a branch filter take each other's place. */
const update: Operation<UpdateInput> = (input, context) => {
  const { projectName, branchFilter, filterGroups, buildType, rotateSecret } = input;
  const project = projectOf(context, projectName);
  if (!project.webhook)
    throw new ServiceError("ResourceNotFoundException", `Project ${project.arn} has no webhook`);
  checkFilters(input);
  const { branchFilter: oldBranch, filterGroups: oldGroups, ...kept } = project.webhook;
  const old = { branchFilter: oldBranch, filterGroups: oldGroups };
  const filters =
    branchFilter === undefined && filterGroups === undefined ? old : { branchFilter, filterGroups };
  const webhook: Webhook = { ...kept, ...content({ buildType: buildType ?? kept.buildType, ...filters }) };
  projectsOf(context).set(projectName, { ...project, webhook });
  return { webhook: { ...webhook, ...(rotateSecret && secretOf(project)) } };
};

const remove: Operation<{ readonly projectName: string }> = ({ projectName }, context) => {
  const { webhook, ...project } = projectOf(context, projectName);
  if (!webhook) throw new ServiceError("ResourceNotFoundException", `Project ${project.arn} has no webhook`);
  projectsOf(context).set(projectName, project);
  return {};
};

export const webhookOperations = { CreateWebhook: create, UpdateWebhook: update, DeleteWebhook: remove };

/** CodeBuild makes the webhook at the other side, and needs to be let in there. */
function checkSource({ source }: Project, context: Context): void {
  const { type, auth } = source;
  if (!GIT_PROVIDERS.includes(type))
    throw invalid(`Webhooks are not supported for source type ${type}, only for ${GIT_PROVIDERS.join(", ")}`);
  if (auth || credentialsOf(context).has(type)) return;
  throw new ServiceError(
    "ResourceNotFoundException",
    `Could not find access token for server type ${type.toLowerCase()}`,
  );
}

function checkFilters({ branchFilter, filterGroups = [] }: WebhookInput): void {
  if (branchFilter && filterGroups.length > 0)
    throw invalid("A webhook has either a branch filter or filter groups, not both");
  if (filterGroups.some((group) => group.filter(({ type }) => type === "EVENT").length !== 1))
    throw invalid("Every filter group of a webhook must have exactly one filter of type EVENT");
}

function content({ branchFilter, filterGroups = [], buildType }: Omit<WebhookInput, "projectName">) {
  return {
    ...(branchFilter && { branchFilter }),
    filterGroups: filterGroups.map((group) =>
      group.map((filter) => ({ excludeMatchedPattern: false, ...filter })),
    ),
    ...(buildType !== undefined && { buildType }),
    lastModifiedSecret: Date.now() / 1000,
    status: "ACTIVE",
  };
}

function addressesOf({ name, source }: Project, { region }: Context) {
  const repository = source.location?.replace(/^https:\/\//, "").replace(/\.git$/, "");
  return {
    url: `https://${repository}/hooks/${randomInt(1_000_000_000)}`,
    payloadUrl: `https://codebuild.${region}.amazonaws.com/webhooks?t=${name}&v=1`,
  };
}

/** Where nobody but the customer can write it down at the other side, CodeBuild tells the secret, once. */
function secretOf({ source }: Project): { secret?: string } {
  return source.type === "GITHUB_ENTERPRISE" ? { secret: randomUUID() } : {};
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidInputException", message);
}
