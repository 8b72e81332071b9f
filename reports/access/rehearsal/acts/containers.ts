/** Releases of containers: by ECS itself, or by CodeDeploy. */
import type { Step } from "../call";
import { MissingPart } from "../missing-part";
import { revisionOf } from "../revision";
import type { ActionScene } from "../scene";
import type { Place, Script } from "../script";
import { SOURCES } from "../sources";
import { SHIFT_TASKS } from "../table/blue-green";
import { repositoryOf } from "../table/commands";
import { DEPLOY_TASKS } from "../table/deployment";
import { ROLL_OUT, type Rollout, registerRevision } from "../table/ecs";
import { deployingIn, runDeployment } from "./deployment";
import { startTasks } from "./tasks";

const REGISTER: Step<Rollout> = {
  name: "registers a revision of the task definition",
  caller: ({ actor }) => ({ role: actor }),
  rows: registerRevision(SOURCES.ecsBlueGreenAction),
};

/** CodePipeline's ECS action. */
export function rollOut(script: Script, at: Place, scene: ActionScene): void {
  const { action, actor, place, pipeline } = scene;
  const { ClusterName: cluster = "", ServiceName: name = "" } = action.configuration;
  const service = script.cast.service(place, cluster, name);
  if (!service) throw new MissingPart(pipeline.name, action.name, `the ECS service ${cluster}/${name}`);
  const tasks = script.cast.tasksOf(service);
  script.add(at, ROLL_OUT, { actor, region: place.region, cluster, service: name, ...(tasks && { tasks }) });
  if (tasks) startTasks(script, at, { cluster, tasks, repository: repositoryIn(scene) });
}

/** CodePipeline's CodeDeployToECS action, and what CodeDeploy makes of it. */
export function deployTasks(script: Script, at: Place, scene: ActionScene): void {
  const deploying = deployingIn(script, scene);
  const { group, actor, place } = deploying;
  const { cluster = "", service: name = "" } = group.ecs ?? {};
  const service = script.cast.service(place, cluster, name);
  if (!service)
    throw new MissingPart(scene.pipeline.name, scene.action.name, `the ECS service ${cluster}/${name}`);
  const { hooks, tasks = script.cast.tasksOf(service) } = revisionOf(script.cast, scene, group.place);
  const known = tasks && { tasks };
  script.add(at, DEPLOY_TASKS, deploying);
  script.add(at, REGISTER, { actor, region: place.region, cluster, service: name, ...known });
  runDeployment(script, at, group, hooks);
  script.add(at, SHIFT_TASKS, { group, hooks, world: script.cast.world, ...known });
  if (tasks) startTasks(script, at, { cluster, tasks, repository: repositoryIn(scene) });
}

/** The repository that the pipeline's builds push to. */
function repositoryIn({ cast, pipeline }: ActionScene): string | undefined {
  const names = pipeline.stages.flatMap(({ actions }) =>
    actions.flatMap((one) => one.configuration.ProjectName ?? []),
  );
  const projects = names.flatMap((name) => cast.project(pipeline.place, name) ?? []);
  return projects.flatMap((project) => repositoryOf(project) ?? [])[0];
}
