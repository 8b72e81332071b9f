/** A build: CodeBuild takes the project's role and works for the pipeline. */

import type { Step } from "../call";
import { MissingPart } from "../missing-part";
import type { ActionScene } from "../scene";
import type { Place, Script } from "../script";
import { SOURCES } from "../sources";
import { FETCH_BUILD_INPUT, LOCATE_BUILD_STORE, UPLOAD_BUILD_OUTPUT } from "../table/artifacts";
import { BECOME, takesWithSource } from "../table/assume";
import * as table from "../table/build";
import {
  type Errand,
  INVOKE_SERVICE,
  LOOK_UP_ADDRESS,
  PUSH_IMAGE,
  pushedTo,
  ROLE_VARIABLES,
  SHIFT_ALIAS,
  variableOf,
} from "../table/commands";
import { shiftAlias } from "./functions";

const TAKE_ROLE = takesWithSource(
  "CodeBuild takes the project's role",
  SOURCES.codeBuildRole,
  "That the project's ARN comes is known from AWS's own deployment framework; a page wasn't found.",
);
const TAKE_BATCH_ROLE = takesWithSource(
  "CodeBuild takes the role of batches",
  SOURCES.batch,
  "Whether the project's ARN comes, as for builds, or the batch's own: allowed for both.",
);

/** What a role is for that a variable of a build names. */
const ERRANDS: Readonly<Record<(typeof ROLE_VARIABLES)[number], Step<Errand>>> = {
  LOOKUP_ROLE_ARN: LOOK_UP_ADDRESS,
  SHIFT_ROLE_ARN: SHIFT_ALIAS,
  SERVICE_ROLE_ARN: INVOKE_SERVICE,
};

export function build(script: Script, at: Place, scene: ActionScene): void {
  const { pipeline, action, store, inputs, outputs } = scene;
  const name = action.configuration.ProjectName ?? "";
  const project = script.cast.project({ ...pipeline.place, region: action.region }, name);
  if (!project) throw new MissingPart(pipeline.name, action.name, `the build project ${name}`);
  const here = { ...scene, project };
  const service = "codebuild.amazonaws.com";
  script.add(at, table.START_BUILD, here);
  if (project.batchRoleArn !== undefined) {
    for (const sourceArn of [project.arn, batchOf(project)])
      script.add(at, TAKE_BATCH_ROLE, { service, role: project.batchRoleArn, sourceArn });
    script.add(at, table.RUN_BATCH, here);
  }
  script.add(at, TAKE_ROLE, { service, role: project.roleArn, sourceArn: project.arn });
  script.add(at, table.JOIN_NETWORK, here);
  script.add(at, table.WRITE_LOG, here);
  script.add(at, table.READ_VARIABLES, here);
  const handling = store && { role: project.roleArn, store };
  if (handling) {
    script.add(at, LOCATE_BUILD_STORE, { ...handling, objects: [] });
    script.add(at, FETCH_BUILD_INPUT, { ...handling, objects: inputs });
  }
  script.add(at, table.USE_CACHE, here);
  const repository = pushedTo(project);
  if (repository !== undefined) script.add(at, PUSH_IMAGE, { role: project.roleArn, repository });
  runErrands(script, at, project);
  script.add(at, table.WRITE_REPORTS, here);
  if (handling && outputs.length > 0) script.add(at, UPLOAD_BUILD_OUTPUT, { ...handling, objects: outputs });
  if (variableOf(project, "SHIFT_ROLE_ARN") !== undefined) shiftAlias(script, at, project);
}

function batchOf({ arn }: Errand["project"]): string {
  return `${arn.replace(":project/", ":build-batch/")}:batch`;
}

function runErrands(script: Script, at: Place, project: Errand["project"]): void {
  for (const variable of ROLE_VARIABLES) {
    const role = variableOf(project, variable);
    if (role === undefined) continue;
    script.add(at, BECOME, { from: project.roleArn, to: role });
    script.add(at, ERRANDS[variable], { role, project });
  }
}
