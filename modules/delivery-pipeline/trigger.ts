import type { CodepipelineTrigger } from "@cdktf/provider-aws/lib/codepipeline";

/** Which branches, and of those which changed files; glob patterns, no paths: every file. */
export interface TriggerFilter {
  readonly branches: readonly string[];
  readonly paths: readonly string[];
}

/** What starts a pipeline whose source is a connection. Triggers exist for connections only. */
export type Trigger = {
  /** Name of the source action. */
  readonly action: string;
} & ({ readonly push: TriggerFilter } | { readonly pullRequest: TriggerFilter });

/** A pull request's events but CLOSED, which AWS would add if none were named. */
const PULL_REQUEST_EVENTS = ["OPEN", "UPDATED"];

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html */
export function renderTrigger(trigger: Trigger): CodepipelineTrigger {
  return {
    providerType: "CodeStarSourceConnection",
    gitConfiguration: {
      sourceActionName: trigger.action,
      ...("push" in trigger
        ? { push: [renderFilter(trigger.push)] }
        : { pullRequest: [{ events: PULL_REQUEST_EVENTS, ...renderFilter(trigger.pullRequest) }] }),
    },
  };
}

function renderFilter({ branches, paths }: TriggerFilter) {
  return {
    branches: { includes: [...branches] },
    ...(paths.length > 0 && { filePaths: { includes: [...paths] } }),
  };
}
