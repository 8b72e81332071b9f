import type { StartingEvents } from "../event-trigger/event-trigger";

/** Pushes and merges to a branch, and its making. */
export function pushEvents(repositoryArn: string, branch: string): StartingEvents {
  return {
    pattern: {
      source: ["aws.codecommit"],
      "detail-type": ["CodeCommit Repository State Change"],
      resources: [repositoryArn],
      detail: {
        event: ["referenceCreated", "referenceUpdated"],
        referenceType: ["branch"],
        referenceName: [branch],
      },
    },
    revisionType: "COMMIT_ID",
    revisionPath: "$.detail.commitId",
  };
}

/**
 * Pull requests into some branches: opened, and each time their commits change. The commit is the proposed one.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
 */
export function pullRequestEvents(repositoryArn: string, branches: readonly string[]): StartingEvents {
  return {
    pattern: {
      source: ["aws.codecommit"],
      "detail-type": ["CodeCommit Pull Request State Change"],
      resources: [repositoryArn],
      detail: {
        event: ["pullRequestCreated", "pullRequestSourceBranchUpdated"],
        pullRequestStatus: ["Open"],
        destinationReference: branches.map((branch) => `refs/heads/${branch}`),
      },
    },
    revisionType: "COMMIT_ID",
    revisionPath: "$.detail.sourceCommit",
  };
}
