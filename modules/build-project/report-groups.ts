/**
 * Report groups of a project: where CodeBuild keeps the results of tests and the coverage of code. It keeps each
 * result for 30 days. https://docs.aws.amazon.com/codebuild/latest/userguide/test-report-group.html
 */
import { CodebuildReportGroup } from "@cdktf/provider-aws/lib/codebuild-report-group";
import { Construct } from "constructs";
import { arn, type Place } from "../../iam/arn";

/** What a report group holds. */
export type ReportType = "test" | "coverage";

/** The name by which a buildspec of the project finds the group when it calls it `report`. */
export function reportGroupName(project: string, report: string): string {
  return `${project}-${report}`;
}

export function reportGroupArn(place: Place, project: string, report: string): string {
  return arn("codebuild", place, `report-group/${reportGroupName(project, report)}`);
}

export interface ReportGroupsProps {
  readonly project: string;
  /** By the name that the buildspec gives it. */
  readonly reports: Readonly<Record<string, ReportType>>;
}

export class ReportGroups extends Construct {
  /** The project is made after its groups: a build would make them itself. */
  readonly resources: readonly CodebuildReportGroup[];

  constructor(scope: Construct, id: string, { project, reports }: ReportGroupsProps) {
    super(scope, id);
    this.resources = Object.entries(reports).map(
      ([report, type]) =>
        new CodebuildReportGroup(this, report, {
          name: reportGroupName(project, report),
          type: type === "test" ? "TEST" : "CODE_COVERAGE",
          exportConfig: { type: "NO_EXPORT" },
          // AWS refuses to delete a group that holds results, and drops each of them after 30 days anyway.
          deleteReports: true,
        }),
    );
  }
}
