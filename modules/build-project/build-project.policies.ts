import type { Items, Switch } from "../../face/each";
import { not, onlyIf } from "../../face/resources";
import {
  RUN_BATCHED_BUILDS,
  RUN_BATCHES,
  RUN_BUILDS,
  WRITE_LOGS,
  WRITE_REPORTS,
} from "../../iam/actions/builds";
import { arn, type Place } from "../../iam/arn";
import type { ArtifactLocation } from "../../iam/artifacts";
import { allow, type Statement } from "../../iam/statement";
import { takeAndGiveArtifacts, takeArtifacts } from "../artifact-store/artifact-access.policies";
import { reportGroupArn } from "./report-groups";

/** What the statements of a project are made of. */
interface ProjectFacts {
  readonly project: string;
  readonly logGroup: string;
  readonly artifacts: ArtifactLocation;
}

function projectArn(place: Place, project: string): string {
  return arn("codebuild", place, `project/${project}`);
}

/** CodeBuild, on behalf of this project and no other: nobody else's project can borrow the role. */
export function assumedByProject({ artifacts, project }: ProjectFacts): Statement[] {
  return [
    allow({
      sid: "AssumedByTheProject",
      principals: { service: ["codebuild.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEquals: { "aws:SourceAccount": artifacts.account },
        ArnEquals: { "aws:SourceArn": projectArn(artifacts, project) },
      },
      because: "CodeBuild runs the commands with this role.",
    }),
  ];
}

/** What every build needs: its pipeline's artifacts, its log group, its test reports. */
export function buildStatements(
  facts: ProjectFacts & {
    readonly writesArtifacts: Switch;
    readonly reports: Readonly<Record<string, unknown>>;
  },
): Items<Statement> {
  const { artifacts, project, logGroup, writesArtifacts } = facts;
  const reports = Object.keys(facts.reports);
  return [
    ...useArtifacts(artifacts, writesArtifacts),
    allow({
      sid: "WriteLogs",
      actions: [...WRITE_LOGS],
      resources: [arn("logs", artifacts, `log-group:${logGroup}:*`)],
      because: "Writes its output to its own log group, which Terraform made.",
    }),
    allow({
      sid: "WriteReports",
      actions: [...WRITE_REPORTS],
      resources:
        reports.length > 0
          ? reports.map((report) => reportGroupArn(artifacts, project, report))
          : [arn("codebuild", artifacts, `report-group/${project}-*`)],
      because: "A buildspec may name test reports; CodeBuild puts the project's name before theirs.",
    }),
  ];
}

/** Both find the bucket alike. */
function useArtifacts(artifacts: ArtifactLocation, writes: Switch): Items<Statement> {
  const [locate, ...give] = takeAndGiveArtifacts(artifacts);
  const [, ...take] = takeArtifacts(artifacts);
  return [...(locate ? [locate] : []), ...onlyIf(writes, give), ...onlyIf(not(writes), take)];
}

/**
 * CodeBuild, on behalf of this project's batches. Which ARN it sends for them AWS doesn't say: the project's, as for
 * builds, or the batch's own.
 */
export function assumedByBatches({ artifacts, project }: ProjectFacts): Statement[] {
  const batches = arn("codebuild", artifacts, `build-batch/${project}:*`);
  return [
    allow({
      sid: "AssumedByBatches",
      principals: { service: ["codebuild.amazonaws.com"] },
      actions: ["sts:AssumeRole"],
      when: {
        StringEquals: { "aws:SourceAccount": artifacts.account },
        ArnLike: { "aws:SourceArn": [projectArn(artifacts, project), batches] },
      },
      because: "CodeBuild starts the builds of a batch with this role, which runs none of their commands.",
    }),
  ];
}

/** The builds of a batch are builds of the same project. */
export function batchStatements({ artifacts, project }: ProjectFacts): Statement[] {
  return [
    allow({
      sid: "RunBatchedBuilds",
      actions: [...RUN_BATCHED_BUILDS],
      resources: [projectArn(artifacts, project)],
      because: "A batch starts, stops and repeats its builds.",
    }),
  ];
}

/** What the pipeline's role needs to run the project. */
export function runProject({
  artifacts,
  project,
  batch,
}: Omit<ProjectFacts, "logGroup"> & { readonly batch?: object }): Statement[] {
  const resources = [projectArn(artifacts, project)];
  const builds = allow({
    sid: "RunBuilds",
    actions: [...RUN_BUILDS],
    resources,
    because: "Starts the pipeline's own builds and waits for them.",
  });
  const batches = allow({
    sid: "RunBatches",
    actions: [...RUN_BATCHES],
    resources,
    because: "Starts the pipeline's own batches of builds and waits for them.",
  });
  return batch ? [builds, batches] : [builds];
}
