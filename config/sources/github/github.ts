import type { SourceConfig } from "../source-config";
import type { GithubSource } from "./repository";

/** A repository at GitHub, reached by a connection. */
export const github: SourceConfig<GithubSource> = {
  startsBy: "trigger",
  tellsOfPullRequests: false,
  rules: [],
  warnings: [],
  resolve: ({ github: fields }) => fields && { kind: "github", ...fields },
  branchOf: ({ branch }) => branch,
  comesFrom: ({ repository, branch }) => `${repository} ${branch}`,
  usesConnection: ({ connectionArn }) => connectionArn === undefined,
  namedArns: ({ connectionArn }) => [{ path: ["connectionArn"], arn: connectionArn, regional: true }],
  uniqueNames: () => [],
};
