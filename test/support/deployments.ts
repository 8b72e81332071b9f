import { bucketArn } from "../../iam/arn";
import { identityOf, policiesOf, type RoleView, rolesOf, whereIs } from "./policies";
import type { PrintedStatement } from "./policy";
import { type Resource, referredTo, resourcesOfType, type Stacks } from "./stacks";

/** A pipeline's action that works in another account: all that is said about it, on every side. */
export interface Deployment {
  /** Pipeline, stage and action, for messages. */
  readonly where: string;
  /** The role that the action names. */
  readonly roleArn: string;
  readonly pipelineRole: { readonly arn: string; readonly identity: readonly PrintedStatement[] };
  /** The role itself, or what somebody else's must be given; absent: nobody says. */
  readonly role?: DeployRoleView;
  readonly artifacts: ArtifactStoreView;
  /** Roles that the servers run as which fetch the release, by where they are; absent: nobody but the action fetches. */
  readonly servers?: readonly (DeployRoleView & { readonly arn: string })[];
}

export interface DeployRoleView {
  readonly trust: readonly PrintedStatement[];
  readonly identity: readonly PrintedStatement[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Where a pipeline's artifacts lie, and who guards them. */
export interface ArtifactStoreView {
  readonly account: string;
  readonly region: string;
  readonly bucketArn: string;
  /** CodePipeline writes below the first 20 characters of a pipeline's name. */
  readonly prefix: string;
  readonly bucketPolicy: readonly PrintedStatement[];
  readonly keyPolicy: readonly PrintedStatement[];
  /** Made up: AWS chooses the id. */
  readonly keyArn: string;
}

/** Actions of a pipeline, as Terraform JSON has them. */
export interface ActionView {
  readonly name: string;
  readonly category: string;
  readonly provider: string;
  readonly role_arn?: string;
  readonly region?: string;
  readonly output_artifacts?: readonly string[];
  readonly configuration?: Readonly<Record<string, string>>;
}

export interface StageView {
  readonly name: string;
  readonly action: readonly ActionView[];
}

/** A pipeline and its role. */
export interface PipelineView {
  readonly resource: Resource;
  readonly name: string;
  readonly stages: readonly StageView[];
  readonly role: RoleView;
  readonly isForPullRequests: boolean;
}

/** Every pipeline of every stack. */
export function pipelinesOf(stacks: Stacks): PipelineView[] {
  const roles = rolesOf(stacks);
  return resourcesOfType(stacks, "aws_codepipeline").map((resource) => {
    const { name, role_arn, stage, trigger } = resource.arguments;
    const named = referredTo(stacks, resource, role_arn);
    const role = roles.find((candidate) => candidate.resource === named);
    if (!role) throw new Error(`${whereIs(resource)}: no role ${role_arn} in its stack`);
    return {
      resource,
      name: String(name),
      stages: stage as StageView[], // Terraform JSON: a list of blocks
      role,
      isForPullRequests:
        JSON.stringify(trigger ?? []).includes('"pull_request"') || startsOnPullRequests(stacks, resource),
    };
  });
}

/** True when a rule for the pull requests of CodeCommit has the pipeline as its target. */
function startsOnPullRequests(stacks: Stacks, pipeline: Resource): boolean {
  return resourcesOfType(stacks, "aws_cloudwatch_event_target")
    .filter((target) => referredTo(stacks, target, target.arguments.arn) === pipeline)
    .map((target) => referredTo(stacks, target, target.arguments.rule))
    .some((rule) => String(rule?.arguments.event_pattern).includes("CodeCommit Pull Request State Change"));
}

/** Every action of every pipeline that names a role of its own. */
export function deploymentsOf(stacks: Stacks): Deployment[] {
  return pipelinesOf(stacks).flatMap((pipeline) =>
    pipeline.stages.flatMap((stage) =>
      stage.action.flatMap(({ name, provider, role_arn: roleArn, region }) =>
        roleArn === undefined
          ? []
          : [
              {
                where: `${whereIs(pipeline.resource)} ${stage.name}/${name}: ${roleArn}`,
                roleArn,
                pipelineRole: { arn: pipeline.role.arn, identity: identityOf(pipeline.role) },
                role: deployRole(stacks, roleArn),
                artifacts: artifactsOf(stacks, pipeline, region),
                ...(provider === "CodeDeploy" && { servers: serversOf(stacks, roleArn) }),
              },
            ],
      ),
    ),
  );
}

/** The instance role of what a deploy role deploys to, by their names. */
function serversOf(stacks: Stacks, deployRoleArn: string): NonNullable<Deployment["servers"]> {
  const name = deployRoleArn
    .replace(":role/slipway/deploy/", ":role/slipway/runtime/")
    .replace(/-deploy$/, "-instance");
  return rolesOf(stacks)
    .filter(({ arn }) => arn === name)
    .map((role) => ({ arn: role.arn, trust: role.trust, identity: identityOf(role), tags: role.tags }));
}

function deployRole(stacks: Stacks, arn: string): DeployRoleView | undefined {
  const made = rolesOf(stacks).find((role) => role.arn === arn);
  if (made) return { trust: made.trust, identity: identityOf(made), tags: made.tags };
  const foreign = foreignRolesOf(stacks).find(({ role }) => role === arn);
  return foreign && { trust: foreign.trust, identity: foreign.identity, tags: {} };
}

/** What somebody else's role must be given. */
export interface ForeignRoleView {
  readonly stack: string;
  readonly role: string;
  readonly trust: readonly PrintedStatement[];
  readonly identity: readonly PrintedStatement[];
}

/** The outputs that tell the owners of other roles what to add. */
export function foreignRolesOf(stacks: Stacks): ForeignRoleView[] {
  return Object.entries(stacks).flatMap(([stack, { output = {} }]) =>
    Object.entries(output)
      .filter(([name]) => name.endsWith("_deploy_role_needs"))
      .map(([, { value }]) => {
        const { role, trustPolicy, permissionsPolicy } = value as Record<string, string>; // data of RoleInstructions
        const statements = (text = ""): PrintedStatement[] => JSON.parse(text).Statement;
        return {
          stack,
          role: role ?? "",
          trust: statements(trustPolicy),
          identity: statements(permissionsPolicy),
        };
      }),
  );
}

/** What an action is handed lies in the bucket of its region. */
function artifactsOf(
  stacks: Stacks,
  { resource, name }: PipelineView,
  actionRegion: string | undefined,
): ArtifactStoreView {
  const bucket = artifactBucket(stacks, resource, actionRegion);
  const beside = (found: Resource) => referredTo(stacks, found, found.arguments.bucket) === bucket;
  const encryption = resourcesOfType(stacks, "aws_s3_bucket_server_side_encryption_configuration").find(
    beside,
  );
  const keyReference = /"kms_master_key_id":"([^"]+)"/.exec(JSON.stringify(encryption?.arguments ?? {}))?.[1];
  const key = encryption && referredTo(stacks, encryption, keyReference);
  const policies = policiesOf(stacks);
  const { account, region } = bucket;
  return {
    account,
    region,
    bucketArn: bucketArn(region, String(bucket.arguments.bucket)),
    prefix: name.slice(0, 20),
    bucketPolicy:
      policies.find(({ kind, resource: of }) => kind === "bucket" && beside(of))?.statements ?? [],
    keyPolicy: policies.find(({ kind, resource: of }) => kind === "key" && of === key)?.statements ?? [],
    keyArn: `arn:aws:kms:${region}:${account}:key/0a1b2c3d`,
  };
}

/** Blocks of a pipeline, as Terraform JSON has them. */
interface StoreBlock {
  readonly location: string;
  /** Of every store where there is more than one. */
  readonly region?: string;
}

function artifactBucket(stacks: Stacks, pipeline: Resource, region = pipeline.region): Resource {
  const stores = pipeline.arguments.artifact_store as StoreBlock[]; // Terraform JSON: a list of blocks
  const location = stores.find((store) => stores.length === 1 || store.region === region)?.location;
  const bucket =
    referredTo(stacks, pipeline, location) ??
    resourcesOfType(stacks, "aws_s3_bucket").find(({ arguments: { bucket } }) => bucket === location);
  if (!bucket) throw new Error(`${whereIs(pipeline)}: no bucket ${location} in any stack`);
  if (bucket.region !== region)
    throw new Error(`${whereIs(pipeline)}: ${location} lies in ${bucket.region}, and not in ${region}`);
  return bucket;
}
