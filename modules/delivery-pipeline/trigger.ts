import {
  type CodepipelineTrigger,
  type CodepipelineTriggerGitConfigurationPush,
  codepipelineTriggerGitConfigurationPushBranchesToHclTerraform,
  codepipelineTriggerGitConfigurationPushFilePathsToHclTerraform,
  codepipelineTriggerGitConfigurationPushTagsToHclTerraform,
  codepipelineTriggerGitConfigurationPushToHclTerraform,
  codepipelineTriggerGitConfigurationToHclTerraform,
  codepipelineTriggerToHclTerraform,
} from "@cdktf/provider-aws/lib/codepipeline";
import { type BlockBody, type DynamicBlock, dynamicBlocks, fixedBlocks } from "../../face/blocks";
import { type Items, ifAny } from "../../face/each";
import { textList } from "../../face/resources";
import { SOURCE_ACTION } from "./parts";

/** Which branches, and of those which changed files; glob patterns, no paths: every file. */
export interface TriggerFilter {
  readonly branches: Items<string>;
  readonly paths: Items<string>;
}

/** Which tags; glob patterns. AWS takes tags and branches in filters of their own only. */
export interface TagFilter {
  readonly tags: Items<string>;
}

type PushFilter = Partial<TriggerFilter & TagFilter>;

/** What starts a pipeline whose source is a connection: any of the filters. Triggers exist for connections only. */
export type Trigger = PushTrigger | { readonly pullRequest: TriggerFilter };

interface PushTrigger {
  readonly push: Items<PushFilter>;
}

/** A pull request's events but CLOSED, which AWS would add if none were named. */
const PULL_REQUEST_EVENTS = ["OPEN", "UPDATED"];

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-triggers.html */
export function renderTrigger(trigger: Trigger): CodepipelineTrigger {
  return {
    providerType: "CodeStarSourceConnection",
    gitConfiguration: {
      sourceActionName: SOURCE_ACTION,
      ...("push" in trigger
        ? { push: fixedBlocks(trigger.push).map(renderFilter) }
        : { pullRequest: [{ events: PULL_REQUEST_EVENTS, ...renderFilter(trigger.pullRequest) }] }),
    },
  };
}

function renderFilter(filter: PushFilter): CodepipelineTriggerGitConfigurationPush {
  const [branches] = fixedBlocks(includesOf(filter.branches));
  const [filePaths] = fixedBlocks(includesOf(filter.paths));
  const [tags] = fixedBlocks(includesOf(filter.tags));
  return { ...(branches && { branches }), ...(filePaths && { filePaths }), ...(tags && { tags }) };
}

/** What Terraform repeats of it. */
export function triggerBlocks(triggers: Items<Trigger>): DynamicBlock[] {
  return dynamicBlocks("trigger", triggers, (trigger) => {
    const rendered = renderTrigger(trigger);
    const push = "push" in trigger ? dynamicBlocks("push", trigger.push, filterBody) : [];
    const git = codepipelineTriggerGitConfigurationToHclTerraform(rendered.gitConfiguration);
    return {
      fixed: codepipelineTriggerToHclTerraform(rendered),
      inside: { git_configuration: { fixed: git, repeated: { push } } },
    };
  });
}

function filterBody(filter: PushFilter): BlockBody {
  const blocks = (label: string, texts: Items<string> | undefined, toHcl: (includes: Includes) => unknown) =>
    dynamicBlocks(label, includesOf(texts), (includes) => ({ fixed: toHcl(includes) }));
  return {
    fixed: codepipelineTriggerGitConfigurationPushToHclTerraform(renderFilter(filter)),
    repeated: {
      branches: blocks(
        "branches",
        filter.branches,
        codepipelineTriggerGitConfigurationPushBranchesToHclTerraform,
      ),
      file_paths: blocks(
        "file_paths",
        filter.paths,
        codepipelineTriggerGitConfigurationPushFilePathsToHclTerraform,
      ),
      tags: blocks("tags", filter.tags, codepipelineTriggerGitConfigurationPushTagsToHclTerraform),
    },
  };
}

interface Includes {
  readonly includes: string[];
}

/** A block where there are any. */
function includesOf(texts: Items<string> = []): Items<Includes> {
  return ifAny(texts, () => [{ includes: textList(texts) }]);
}
