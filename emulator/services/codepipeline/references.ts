import type { Context } from "../../service";
import { ServiceError } from "../../service-error";
import type { ArtifactStore, Pipeline } from "./types";

/**
 * What a pipeline refers to must exist: its role, and each artifact store's bucket and key. What its actions refer to
 * AWS doesn't look at: projects, repositories, roles in other accounts may be made later.
 * @throws ServiceError for the first thing that is missing
 */
export async function checkReferences(pipeline: Pipeline, context: Context): Promise<void> {
  const { roleArn, artifactStore, artifactStores = {} } = pipeline;
  await checkRole(roleArn, context);
  const stores = artifactStore ? { [context.region]: artifactStore } : artifactStores;
  for (const [region, store] of Object.entries(stores)) await checkStore(region, store, context);
}

async function checkRole(roleArn: string, { aws, accountId }: Context): Promise<void> {
  if (roleArn.split(":")[4] !== accountId)
    throw invalid(`Cross-account pass role is not allowed: ${roleArn} is not of account ${accountId}`);
  if (await aws.hasRole(roleArn)) return;
  // Not AWS's "is not authorized to perform AssumeRole on role": the provider would try again for two minutes.
  throw invalid(`CodePipeline cannot assume role ${roleArn}: it does not exist`);
}

async function checkStore(
  region: string,
  { location, encryptionKey }: ArtifactStore,
  { aws, accountId }: Context,
): Promise<void> {
  if (!(await aws.hasBucket(location)))
    throw invalid(`The bucket ${location} of the artifact store in ${region} does not exist`);
  if (!encryptionKey) return;
  const { id } = encryptionKey;
  const arn = id.startsWith("arn:")
    ? id
    : `arn:aws:kms:${region}:${accountId}:${id.startsWith("alias/") ? id : `key/${id}`}`;
  if (await aws.hasKey(arn)) return;
  throw invalid(`The encryption key ${id} of the artifact store in ${region} does not exist`);
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidStructureException", message);
}
