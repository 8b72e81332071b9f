import type { Service } from "../config";
import { servicePath } from "../rules/paths";
import { type Change, type ChangeRule, compareNamed } from "./change";

/** Who releases a service: pipelines in the tools account, or a workflow of its repository. */
export const runners: ChangeRule = (former, next) =>
  compareNamed(former.services, next.services).kept.flatMap(({ before, after }) =>
    before.pipeline.runner === after.pipeline.runner ? [] : [handedOn(before, after)],
  );

function handedOn(
  { pipeline: { runner: from } }: Service,
  { name, pipeline: { runner: to } }: Service,
): Change {
  const becomes =
    to === "github-actions"
      ? "its pipelines, builds and their logs are to go, and the connection to GitHub with the last of them; nothing is released until the workflow's file is in the repository"
      : "the workflow's roles are to go, so its jobs fail; nothing is released until the pipeline's source is connected and its buildspec is in the repository";
  return {
    path: servicePath(name, "pipeline"),
    message: `runner from ${from} to ${to}: what runs, images and state stay as they are; ${becomes}`,
    loses: true,
    heading: "another-runner",
  };
}
