/**
 * Branches, as far as a repository's default branch needs them: who commits to a branch makes it, and what is
 * committed is forgotten. https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateCommit.html
 */
import { createHash, randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { type ByName, change } from "./repositories";
import { belongingsOfRepository, give, repositoryOf } from "./store";

const commit: Operation<ByName & { readonly branchName: string; readonly parentCommitId?: string }> = (
  { repositoryName, branchName, parentCommitId },
  context,
) => {
  const branches = branchesOf(context, repositoryName);
  const tip = branches.get(branchName);
  if (tip !== parentCommitId) {
    throw tip !== undefined && parentCommitId === undefined
      ? new ServiceError("ParentCommitIdRequiredException", `Branch ${branchName} has commits: name the last`)
      : new ServiceError("ParentCommitIdOutdatedException", `The last commit of ${branchName} is ${tip}`);
  }
  const [commitId, treeId] = [randomId(), randomId()];
  give(context, repositoryName, { branches: new Map([...branches, [branchName, commitId]]) });
  // The first branch is the default, as at AWS.
  if (repositoryOf(context, repositoryName).defaultBranch === undefined)
    change(context, repositoryName, { defaultBranch: branchName });
  return { commitId, treeId };
};

const find: Operation<{ readonly repositoryName?: string; readonly branchName?: string }> = (
  { repositoryName = "", branchName = "" },
  context,
) => {
  const commitId = branchesOf(context, repositoryName).get(branchName);
  if (commitId === undefined)
    throw new ServiceError("BranchDoesNotExistException", `Branch ${branchName} does not exist`);
  return { branch: { branchName, commitId } };
};

export const branchOperations = {
  CreateCommit: commit,
  GetBranch: find,
  ListBranches: ({ repositoryName }: ByName, context: Context) => ({
    branches: [...branchesOf(context, repositoryName).keys()],
  }),
};

function branchesOf(context: Context, repositoryName: string): ReadonlyMap<string, string> {
  return belongingsOfRepository(context, repositoryName).branches ?? new Map();
}

/** An id as git's are: 40 hexadecimal digits. */
function randomId(): string {
  return createHash("sha1").update(randomUUID()).digest("hex");
}
