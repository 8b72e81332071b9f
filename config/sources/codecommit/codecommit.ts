import type { NamedArn, SourceConfig } from "../source-config";
import { codecommitHistory } from "./history";
import { openBranches } from "./open-branches";
import type { CodecommitSource } from "./repository";
import { triggersAndCommitters } from "./triggers-and-committers";

/** A repository of CodeCommit in the tools account. */
export const codecommit: SourceConfig<CodecommitSource> = {
  startsBy: "events",
  tellsOfPullRequests: true,
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
  variables: ["AuthorDate", "BranchName", "CommitId", "CommitMessage", "CommitterDate", "RepositoryName"],
  renames: true,
  rules: [triggersAndCommitters],
  warnings: [codecommitHistory, openBranches],
  resolve: ({ codecommit: fields }) => fields && { kind: "codecommit", ...fields },
  branchOf: ({ branch }) => branch,
  comesFrom: ({ repository, branch }) => `${repository} ${branch}`,
  usesConnection: () => false,
  namedArns,
  // A repository that somebody else made may be several services' source.
  uniqueNames: ({ existing, repository }) =>
    existing ? [] : [{ kind: "CodeCommit repository", name: repository, field: "repository" }],
};

function namedArns({ approvals, directPush = [], committers }: CodecommitSource): NamedArn[] {
  const at = (path: readonly string[], arns: readonly string[]) =>
    arns.map((arn, index) => ({ path: [...path, index], arn }));
  return [
    ...at(["approvals", "members"], approvals?.members ?? []),
    ...at(["directPush"], directPush),
    ...at(["committers"], committers),
  ];
}
