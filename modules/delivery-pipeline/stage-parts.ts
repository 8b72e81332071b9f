/** A stage as the HCL module is told it, as parts of a pipeline. */
import { eachOf, type Items, itemsOf, uniqueOf } from "../../face/each";
import type { Given } from "../../face/input";
import type { ArtifactLocation } from "../../iam/artifacts";
import { ask } from "../approval/approval";
import { buildAction } from "../build-project/build-action";
import { codedeployRelease, rollingRelease } from "../ecs-service/ecs-release";
import { versionRelease, withVersion } from "../lambda-service/lambda-release";
import { serverRelease } from "../server-fleet/server-release";
import { websiteRelease } from "../website/website-release";
import type { Action, PipelinePart, Stage } from "./parts";
import type { STAGE } from "./stage-inputs";
import { ACTION_NAMES } from "./stage-rules";

type GivenStage = Given<typeof STAGE>;

/** In what order the actions of a stage run; those of one number side by side. */
const ORDER = { approval: 1, builds: 2, release: 3, shift: 4, tests: 5 };

/** The stage. @param artifacts of the pipeline */
export function stageOf(stage: GivenStage, artifacts: ArtifactLocation): Stage {
  return {
    name: stage.name,
    conditions: { failure: stage.onFailure },
    parts: [
      ...eachOf(itemsOf(stage.approval), (approval) => [
        { actions: [{ ...ask(approval), runOrder: ORDER.approval }], statements: [] },
      ]),
      ...eachOf(stage.builds, ({ project, environmentVariables: variables, ...build }) => [
        buildAction(
          { project, artifacts, variables },
          { ...build, category: "Build", runOrder: ORDER.builds },
        ),
      ]),
      ...releasesOf(stage, artifacts),
      ...eachOf(stage.tests, ({ project, environmentVariables: variables, ...test }) => [
        buildAction({ project, artifacts, variables }, { ...test, category: "Test", runOrder: ORDER.tests }),
      ]),
    ],
  };
}

function releasesOf(stage: GivenStage, artifacts: ArtifactLocation): Items<PipelinePart> {
  return [
    ...eachOf(itemsOf(stage.deployEcsRolling), ({ cluster, ecsService, ...to }) => [
      release(to, rollingRelease({ names: { ecsService }, cluster, deployRoleArn: to.roleArn })),
    ]),
    ...eachOf(itemsOf(stage.deployEcsBlueGreen), ({ codedeployApplication, codedeployGroup, ...to }) => [
      release(
        to,
        codedeployRelease({
          names: { codedeployApplication, codedeployGroup },
          deployRoleArn: to.roleArn,
          revisionArtifact: to.inputArtifact,
        }),
      ),
    ]),
    ...eachOf(itemsOf(stage.deployServers), ({ codedeployApplication, codedeployGroup, ...to }) => [
      release(
        to,
        serverRelease({
          names: { codedeployApplication, codedeployGroup },
          deployRoleArn: to.roleArn,
        }),
      ),
    ]),
    ...eachOf(itemsOf(stage.deployLambda), (lambda) => publishAndShift(stage.name, lambda, artifacts)),
    ...eachOf(itemsOf(stage.deployWebsite), ({ bucket, ...to }) =>
      websiteRelease({ bucket, deployRoleArn: to.roleArn, immutableAssets: false }).map((part) =>
        release(to, part),
      ),
    ),
  ];
}

/** What every release says. */
interface Release {
  readonly roleArn: string;
  readonly region?: string;
  readonly inputArtifact: string;
}

interface LambdaRelease extends Release {
  readonly lambdaFunction: string;
  readonly shiftProject: string;
}

/** The version that is published is told to the build that moves the alias to it. */
function publishAndShift(stage: string, lambda: LambdaRelease, artifacts: ArtifactLocation): PipelinePart[] {
  const { roleArn, lambdaFunction, inputArtifact, shiftProject } = lambda;
  const namespace = `${stage}-revision`;
  const publish = versionRelease({ names: { lambdaFunction }, deployRoleArn: roleArn, namespace });
  const shift = buildAction(
    { project: shiftProject, artifacts },
    {
      name: ACTION_NAMES.release,
      category: "Build",
      inputArtifacts: [inputArtifact],
      runOrder: ORDER.shift,
    },
  );
  return [
    changed(release(lambda, publish), { name: ACTION_NAMES.publication }),
    withVersion(shift, namespace),
  ];
}

function release({ inputArtifact, region }: Release, part: PipelinePart): PipelinePart {
  return changed(part, { inputArtifacts: [inputArtifact], region, runOrder: ORDER.release });
}

function changed(part: PipelinePart, change: Partial<Action>): PipelinePart {
  return { ...part, actions: part.actions.map((action) => ({ ...action, ...change })) };
}

/** Topics that approvals are asked for by. */
export function approvalTopics(stages: Items<GivenStage>): Items<string> {
  return uniqueOf(
    eachOf(stages, ({ approval }) => eachOf(itemsOf(approval), ({ topicArn }) => itemsOf(topicArn))),
  );
}
