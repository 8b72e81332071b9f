import { list, object, text } from "./values";

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_GitBranchFilterCriteria.html
const patterns = () =>
  list(text("a pattern of at most 255 characters", /^\S(.*\S)?$/), { min: 1, max: 8, of: "patterns" });

const events = object({
  branches: patterns().optional().describe("Patterns of branches, at most 8. Default: the source's branch."),
  paths: patterns().optional().describe("Patterns of changed files, at most 8. Default: any file."),
});

export const triggers = object({
  push: events.optional().describe("Which pushes are released. Left out: every push to the source's branch."),
  pullRequest: events
    .optional()
    .describe(
      "Which pull requests are built and checked, by a pipeline that can't deploy; branches are those merged into. Left out: none.",
    ),
}).describe("What starts the pipelines.");
