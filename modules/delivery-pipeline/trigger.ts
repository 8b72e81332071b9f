import type { CodepipelineTrigger } from "@cdktf/provider-aws/lib/codepipeline";
import { SOURCE_ACTION } from "./parts";

/** Which branches, and of those which changed files; glob patterns, no paths: every file. */
export interface TriggerFilter {
  readonly branches: readonly string[];
  readonly paths: readonly string[];
}

/** Which tags; glob patterns. AWS takes tags and branches in filters of their own only. */
export interface TagFilter {
  readonly tags: readonly string[];
}

/** What starts a pipeline whose source is a connection: any of the filters. Triggers exist for connections only. */
export type Trigger =
  | { readonly push: readonly (TriggerFilter | TagFilter)[] }
  | { readonly pullRequest: TriggerFilter };

/** A pull request's events but CLOSED, which AWS would add if none were named. */
const PULL_REQUEST_EVENTS = ["OPEN", "UPDATED"];

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html */
export function renderTrigger(trigger: Trigger): CodepipelineTrigger {
  return {
    providerType: "CodeStarSourceConnection",
    gitConfiguration: {
      sourceActionName: SOURCE_ACTION,
      ...("push" in trigger
        ? { push: trigger.push.map(renderPush) }
        : { pullRequest: [{ events: PULL_REQUEST_EVENTS, ...renderFilter(trigger.pullRequest) }] }),
    },
  };
}

function renderPush(filter: TriggerFilter | TagFilter) {
  return "tags" in filter ? { tags: { includes: [...filter.tags] } } : renderFilter(filter);
}

function renderFilter({ branches, paths }: TriggerFilter) {
  return {
    branches: { includes: [...branches] },
    ...(paths.length > 0 && { filePaths: { includes: [...paths] } }),
  };
}
