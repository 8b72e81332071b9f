/** What each of CodePipeline's actions brings with it, by its provider. */
import { type ActionScene, accountIn, artifactsIn } from "../scene";
import type { Place, Script } from "../script";
import { ASK_FOR_APPROVAL } from "../table/approval";
import { FETCH_ARTIFACTS, HAND_ON_ARTIFACTS, LOCATE_STORE } from "../table/artifacts";
import { BECOME } from "../table/assume";
import { CODECOMMIT, CONNECTION, S3_OBJECT } from "../table/source";
import { build } from "./build";
import { deployTasks, rollOut } from "./containers";
import { publishFunction } from "./functions";
import { deployServers } from "./servers";
import { UnknownAction } from "./unknown-action";
import { uploadSite } from "./website";

/** @param at where the action stands, for whoever reads a finding */
type Play = (script: Script, at: Place, scene: ActionScene) => void;

/** By provider; one that isn't here nobody has thought about. */
const PLAYS: Readonly<Record<string, Play>> = {
  CodeStarSourceConnection: (script, at, scene) => script.add(at, CONNECTION, scene),
  CodeCommit: (script, at, scene) => script.add(at, CODECOMMIT, scene),
  S3: (script, at, scene) =>
    scene.action.category === "Source" ? script.add(at, S3_OBJECT, scene) : uploadSite(script, at, scene),
  CodeBuild: build,
  Manual: (script, at, scene) => script.add(at, ASK_FOR_APPROVAL, scene),
  ECS: rollOut,
  CodeDeployToECS: deployTasks,
  CodeDeploy: deployServers,
  Lambda: publishFunction,
};

/** @throws UnknownAction */
export function playAction(script: Script, at: Place, scene: ActionScene): void {
  const { action, pipeline, actor } = scene;
  const play = PLAYS[action.provider];
  if (!play) throw new UnknownAction(pipeline.name, action, Object.keys(PLAYS));
  if (actor !== pipeline.roleArn) script.add(at, BECOME, { from: pipeline.roleArn, to: actor });
  carryAcross(script, at, scene);
  fetchInputs(script, at, scene);
  play(script, at, scene);
  // What a build gives, CodeBuild writes. What it takes AWS's page lists for the pipeline's role all the same.
  if (action.provider !== "CodeBuild") handOnOutputs(script, at, scene);
}

/** CodePipeline copies what an action in another region takes, as the pipeline's role. */
function carryAcross(script: Script, at: Place, { pipeline, action, store, inputs }: ActionScene): void {
  const home = pipeline.stores.find(({ region }) => region === pipeline.place.region);
  if (store === undefined || home === undefined || store === home || inputs.length === 0) return;
  const role = pipeline.roleArn;
  const objects = artifactsIn(home, pipeline, action.inputs);
  script.add(at, FETCH_ARTIFACTS, { role, store: home, objects });
  script.add(at, LOCATE_STORE, { role, store, objects: [] });
  script.add(at, HAND_ON_ARTIFACTS, { role, store, objects: inputs });
  // AWS's page lists reading for each of a pipeline's buckets.
  script.add(at, FETCH_ARTIFACTS, { role, store, objects: inputs });
}

function fetchInputs(script: Script, at: Place, { actor, store, inputs }: ActionScene): void {
  if (store !== undefined && inputs.length > 0)
    script.add(at, FETCH_ARTIFACTS, { role: actor, store, objects: inputs });
}

function handOnOutputs(script: Script, at: Place, { actor, pipeline, store, outputs }: ActionScene): void {
  if (store === undefined || outputs.length === 0) return;
  // Another account's role looks at no bucket of the pipeline's.
  if (accountIn(actor) === pipeline.place.account)
    script.add(at, LOCATE_STORE, { role: actor, store, objects: [] });
  script.add(at, HAND_ON_ARTIFACTS, { role: actor, store, objects: outputs });
}
