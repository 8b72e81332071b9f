/** Repositories. https://docs.aws.amazon.com/codecommit/latest/APIReference/API_RepositoryMetadata.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { addTags, forgetTags, setTags, type Tags, tagsOf } from "../tags";
import { belongingsOf, belongingsOfRepository, type Repository, repositoriesOf, repositoryOf } from "./store";

export interface ByName {
  readonly repositoryName: string;
}

interface CreateInput extends ByName {
  readonly repositoryDescription?: string;
  readonly kmsKeyId?: string;
  readonly tags?: Tags;
}

const create: Operation<CreateInput> = async ({ tags = {}, ...input }, context) => {
  const { repositoryName } = input;
  refuseName(context, repositoryName);
  await checkKey(context, input.kmsKeyId);
  // The key was asked for meanwhile.
  refuseName(context, repositoryName);
  const now = Date.now() / 1000;
  const repositoryMetadata: Repository = {
    // The key that AWS makes for an account's repositories.
    kmsKeyId: context.arn("kms", "key/00000000-0000-0000-0000-c0dec0de0000"),
    ...input,
    ...addressOf(context, repositoryName),
    accountId: context.accountId,
    repositoryId: randomUUID(),
    creationDate: now,
    lastModifiedDate: now,
  };
  repositoriesOf(context).set(repositoryName, repositoryMetadata);
  setTags(context, repositoryMetadata.Arn, tags);
  return { repositoryMetadata };
};

const remove: Operation<ByName> = ({ repositoryName }, context) => {
  const repository = repositoriesOf(context).get(repositoryName);
  // AWS answers 200 for a repository that isn't there.
  if (!repository) return {};
  repositoriesOf(context).delete(repositoryName);
  belongingsOf(context).delete(repository.repositoryId);
  forgetTags(context, repository.Arn);
  return { repositoryId: repository.repositoryId };
};

const rename: Operation<{ readonly oldName: string; readonly newName: string }> = (
  { oldName, newName },
  context,
) => {
  const repository = repositoryOf(context, oldName);
  refuseName(context, newName);
  const renamed = { ...repository, repositoryName: newName, ...addressOf(context, newName) };
  repositoriesOf(context).delete(oldName);
  repositoriesOf(context).set(newName, renamed);
  addTags(context, renamed.Arn, tagsOf(context, repository.Arn));
  forgetTags(context, repository.Arn);
  return {};
};

const encrypt: Operation<ByName & { readonly kmsKeyId: string }> = async (
  { repositoryName, kmsKeyId },
  context,
) => {
  const { repositoryId, kmsKeyId: originalKmsKeyId } = repositoryOf(context, repositoryName);
  await checkKey(context, kmsKeyId);
  change(context, repositoryName, { kmsKeyId });
  return { repositoryId, kmsKeyId, originalKmsKeyId };
};

const chooseBranch: Operation<ByName & { readonly defaultBranchName: string }> = (
  { repositoryName, defaultBranchName: defaultBranch },
  context,
) => {
  if (!belongingsOfRepository(context, repositoryName).branches?.has(defaultBranch))
    throw new ServiceError("BranchDoesNotExistException", `Branch ${defaultBranch} does not exist`);
  change(context, repositoryName, { defaultBranch });
  return {};
};

export const repositoryOperations = {
  CreateRepository: create,
  DeleteRepository: remove,
  UpdateRepositoryName: rename,
  UpdateRepositoryEncryptionKey: encrypt,
  UpdateDefaultBranch: chooseBranch,
  UpdateRepositoryDescription: (
    { repositoryName, repositoryDescription = "" }: CreateInput,
    context: Context,
  ) => {
    change(context, repositoryName, { repositoryDescription });
    return {};
  },
  GetRepository: ({ repositoryName }: ByName, context: Context) => ({
    repositoryMetadata: repositoryOf(context, repositoryName),
  }),
  BatchGetRepositories: (
    { repositoryNames }: { readonly repositoryNames: readonly string[] },
    context: Context,
  ) => ({
    repositories: repositoryNames.flatMap((name) => repositoriesOf(context).get(name) ?? []),
    repositoriesNotFound: repositoryNames.filter((name) => !repositoriesOf(context).has(name)),
  }),
  ListRepositories: (_input: object, context: Context) => ({
    repositories: [...repositoriesOf(context).values()].map(({ repositoryName, repositoryId }) => ({
      repositoryName,
      repositoryId,
    })),
  }),
};

/** Changes a repository in place. @throws ServiceError when there is no such repository */
export function change(context: Context, name: string, changes: Partial<Repository>): void {
  const changed = { ...repositoryOf(context, name), ...changes, lastModifiedDate: Date.now() / 1000 };
  repositoriesOf(context).set(name, changed);
}

function refuseName(context: Context, name: string): void {
  if (name.endsWith(".git"))
    throw new ServiceError(
      "InvalidRepositoryNameException",
      `A repository's name can't end with .git: ${name}`,
    );
  if (repositoriesOf(context).has(name))
    throw new ServiceError("RepositoryNameExistsException", `Repository named ${name} already exists`);
}

async function checkKey({ aws, region }: Context, key: string | undefined): Promise<void> {
  if (key === undefined) return;
  const [, , , keyRegion = region] = key.split(":");
  if (keyRegion !== region || !(await aws.hasKey(key)))
    throw new ServiceError("EncryptionKeyNotFoundException", `KMS key ${key} is not found`);
}

function addressOf(context: Context, name: string): Pick<Repository, "Arn" | "cloneUrlHttp" | "cloneUrlSsh"> {
  const place = `git-codecommit.${context.region}.amazonaws.com/v1/repos/${name}`;
  return {
    Arn: context.arn("codecommit", name),
    cloneUrlHttp: `https://${place}`,
    cloneUrlSsh: `ssh://${place}`,
  };
}
