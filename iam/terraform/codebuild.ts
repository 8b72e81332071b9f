/** Build projects and report groups. */
import { type AccountKind, here, ours } from "./at";
import type { Service } from "./calls";

const HERE: readonly AccountKind[] = ["tools"];

const CHANGE_PROJECT = [
  "codebuild:CreateProject",
  "codebuild:DeleteProject",
  "codebuild:UpdateProject",
] as const;
const CHANGE_REPORTS = [
  "codebuild:CreateReportGroup",
  "codebuild:DeleteReportGroup",
  "codebuild:UpdateReportGroup",
] as const;

export const CODEBUILD: Service = {
  resources: {
    aws_codebuild_project: {
      in: HERE,
      read: ["codebuild:BatchGetProjects"],
      write: [...CHANGE_PROJECT, "iam:PassRole"],
    },
    aws_codebuild_report_group: {
      in: HERE,
      read: ["codebuild:BatchGetReportGroups"],
      write: CHANGE_REPORTS,
    },
  },
  limits: [
    {
      sid: "ReadProjects",
      actions: ["codebuild:BatchGetProjects", "codebuild:BatchGetReportGroups"],
      on: here("codebuild", ours("project/"), ours("report-group/")),
      because: "Reads build projects, with environment variables and where secrets lie, not the secrets.",
    },
    {
      sid: "ChangeProjects",
      actions: [...CHANGE_PROJECT, ...CHANGE_REPORTS],
      on: here("codebuild", ours("project/"), ours("report-group/")),
      because: "Makes, changes and deletes build projects; none of these starts a build.",
    },
  ],
};
