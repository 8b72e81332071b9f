/** What AWS asks policies about a call: the action at each thing that it touches, tags that it gives, roles that it hands over. */
import { OWNER_TAG } from "../../../iam/terraform/at";
import type { Call } from "./call";
import type { Paths } from "./paths";
import type { Asked } from "./roles";
import { touchedBy } from "./touched";
import { EC2_MADE } from "./touched-ec2";

/** Of the account whose calls they are. */
export interface Owned {
  readonly organization: string;
  readonly boundary: string;
}

/** What nobody needs leave for, and how a stack signs in that names a role: whoever runs it as one of these has signed in. */
const FREE = ["sts:GetCallerIdentity", "sts:AssumeRole"];

export function askedBy(call: Call, paths: Paths, owned: Owned): Asked[] {
  const action = `${call.service}:${call.operation}`;
  if (FREE.includes(action)) return [];
  const touched = touchedBy(call, paths);
  const own = (touched.length > 0 ? touched : ["*"]).map((resource) => ({
    action,
    resource,
    ...circumstances(call, resource, owned),
  }));
  return [...own, ...tagging(call, touched, owned), ...passing(call, paths)];
}

/** Calls on a key so new that neither its tag nor an alias counts. */
const ON_NEW_KEYS = ["CreateAlias", "EnableKeyRotation"];

function circumstances(call: Call, resource: string, { organization, boundary }: Owned) {
  const isNew = isMade(call, resource);
  const given = { [`aws:ResourceTag/${OWNER_TAG}`]: isNew ? undefined : organization };
  const asked = givesTags(call) ? { [`aws:RequestTag/${OWNER_TAG}`]: organization } : {};
  const keys = { ...given, ...asked, "iam:PermissionsBoundary": boundary };
  if (call.service !== "kms") return { keys };
  const aliases = isNew ? undefined : [`alias/${organization}-any`];
  return { keys: { ...keys, "kms:ResourceAliases": aliases } };
}

/** True of a thing that the call makes, or that nobody has tagged yet. */
function isMade({ service, operation }: Call, resource: string): boolean {
  if (resource === "*" || /\/new(\/id)?$/.test(resource)) return true;
  if (service === "ec2") return operation === "CreateTags" || resource.includes(":network-interface/");
  if (service === "kms") return ON_NEW_KEYS.includes(operation);
  return /^(Create|Register)/.test(operation) && !/^Create(Listener|Rule)$/.test(operation);
}

/** Tags are the provider's own: a call that gives any gives the organization's. */
function givesTags({ values, body, operation }: Call): boolean {
  return !/^Delete|^Remove/.test(operation) && (body.includes(OWNER_TAG) || OWNER_TAG in values);
}

/** The action that is asked beside one that gives tags, where it isn't TagResource. */
const TAG_ACTIONS: Readonly<Record<string, (call: Call) => string | undefined>> = {
  autoscaling: () => "autoscaling:CreateOrUpdateTags",
  codebuild: () => undefined,
  ec2: () => "ec2:CreateTags",
  elasticloadbalancing: () => "elasticloadbalancing:AddTags",
  iam: ({ operation }) => `iam:Tag${operation.slice("Create".length)}`,
  s3: () => undefined,
};

function tagging(call: Call, touched: readonly string[], owned: Owned): Asked[] {
  const { service, operation } = call;
  if (!givesTags(call) || !/^(Create|Register|Put(Rule|MetricAlarm)|Authorize|Allocate)/.test(operation))
    return [];
  if (operation === "CreateTags") return [];
  const find = TAG_ACTIONS[service];
  const action = find ? find(call) : `${service}:TagResource`;
  if (action === undefined) return [];
  const made = touched.filter((resource) => service !== "ec2" || resource.endsWith("/new"));
  const things = made.length > 0 ? made : [placeholder(call)];
  return things.map((resource) => {
    const { keys } = circumstances(call, resource, owned);
    return { action, resource, keys: { ...keys, [`${service}:CreateAction`]: operation } };
  });
}

/** What a call makes whose name nobody knows before: `key/new`. */
function placeholder({ service, operation, account, region, values }: Call): string {
  const kinds: Readonly<Record<string, string>> = {
    "ecs:RegisterTaskDefinition": `task-definition/${values.family}:1`,
    "kms:CreateKey": "key/new",
    "codestar-connections:CreateConnection": "connection/new",
    "cloudfront:CreateDistribution": "distribution/new",
  };
  const kind = kinds[`${service}:${operation}`] ?? EC2_MADE[operation];
  if (kind === undefined) throw new Error(`nobody has said what ${service}:${operation} makes`);
  return `arn:aws:${service}:${service === "cloudfront" ? "" : region}:${account}:${kind}`;
}

/** To whom a call hands the roles that it names, and where it names them. */
const PASSES: Readonly<Record<string, { readonly to: string; readonly by: RegExp }>> = {
  codebuild: { to: "codebuild.amazonaws.com", by: /"serviceRole":"([^"]+)"/g },
  codedeploy: { to: "codedeploy.amazonaws.com", by: /"serviceRoleArn":"([^"]+)"/g },
  codepipeline: { to: "codepipeline.amazonaws.com", by: /"pipelineType":"V\d","roleArn":"([^"]+)"/g },
  ecs: { to: "ecs-tasks.amazonaws.com", by: /"(?:execution|task)RoleArn":"([^"]+)"/g },
  events: { to: "events.amazonaws.com", by: /"RoleArn":"([^"]+)"/g },
  lambda: { to: "lambda.amazonaws.com", by: /"Role":"([^"]+)"/g },
  s3: { to: "s3.amazonaws.com", by: /<Role>([^<]+)<\/Role>/g },
  scheduler: { to: "scheduler.amazonaws.com", by: /"RoleArn":"([^"]+)"/g },
};

function passing(call: Call, paths: Paths): Asked[] {
  const { service, operation, values, account, body } = call;
  if (operation === "AddRoleToInstanceProfile") {
    const { RoleName = "" } = values;
    const resource = `arn:aws:iam::${account}:${paths.of(call, "role", RoleName)}`;
    return [passed(resource, "ec2.amazonaws.com")];
  }
  const passes = PASSES[service];
  if (!passes || !/^(Create|Put|Register|Update)/.test(operation)) return [];
  return [...body.matchAll(passes.by)].map(([, role = ""]) => passed(role, passes.to));
}

function passed(resource: string, service: string): Asked {
  return { action: "iam:PassRole", resource, keys: { "iam:PassedToService": service } };
}
