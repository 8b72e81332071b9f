import type { Construct } from "constructs";
import type { Triggers } from "../../config/config";
import type { Trigger } from "../../modules/delivery-pipeline/trigger";
import { githubSource } from "../../modules/github-source/github-source";
import type { ServiceProps } from "../service-props";
import type { ServiceSource, Start } from "./source";

/** GitHub, through a connection: CodePipeline's own triggers start everything. */
export function githubServiceSource(_scope: Construct, { service, foundation }: ServiceProps): ServiceSource {
  const { source, triggers } = service;
  if (source.kind !== "github") throw new Error(`${service.name} doesn't come from GitHub`);
  const { repository, branch, connectionArn = foundation.connectionArn } = source;
  if (connectionArn === undefined) throw new Error(`${service.name} has no connection to ${repository}`);
  return {
    begin: githubSource({ connectionArn, repository, branch }),
    revision: "#{source.CommitId}",
    trigger: (start) => triggerOf(triggers, start),
    start: () => {},
  };
}

function triggerOf({ push, tags, pullRequest }: Triggers, start: Start): Trigger | undefined {
  if (start === "pull-request") return pullRequest && { pullRequest };
  const filters = [...(push ? [push] : []), ...(tags.length > 0 ? [{ tags }] : [])];
  return filters.length > 0 ? { push: filters } : undefined;
}
