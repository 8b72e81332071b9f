import { elsewhere } from "../config/artifacts";
import { isApprovedBefore } from "../config/conditions";
import { type Delivery, deliveryOf } from "../config/contract";
import { actionEnvironment } from "../config/pipeline";
import {
  ARTIFACTS,
  actIn,
  type PipelinePart,
  runAfter,
  type Stage,
} from "../modules/delivery-pipeline/parts";
import { withEnvironment } from "../modules/delivery-pipeline/variables";
import { verification } from "../modules/verification/verification";
import { stageConditions } from "./conditions";
import { GATES } from "./gates/gates";
import { type Projects, runOf } from "./projects";
import type { ServiceContext } from "./service-context";
import { TARGETS } from "./targets/targets";

/** A stage for each environment in the order of promotion, and one before it for an approval that conditions follow. */
export function releaseStages(context: ServiceContext, projects: Projects): Stage[] {
  const { config, service } = context;
  const deliveries = service.releases.map((release) => deliveryOf(config, service, release));
  return deliveries.flatMap((delivery, index) =>
    stagesOf(
      context,
      projects,
      delivery,
      GATES.flatMap((gate) => gate(context, delivery, deliveries[index - 1])),
    ),
  );
}

/** The gates, then the release, then its verification. */
function stagesOf(
  context: ServiceContext,
  projects: Projects,
  delivery: Delivery,
  gates: readonly PipelinePart[],
): Stage[] {
  const { environment, release } = delivery;
  const before = isApprovedBefore(environment, release);
  const target = TARGETS[release.deploy.kind];
  const region = elsewhere(context.config, environment);
  const released = target
    .release(context.config, delivery, projects)
    .map((part) => (region === undefined ? part : actIn(region, part)));
  const steps = [...(before ? [] : gates), ...released];
  const ordered = steps.map((part, index) => runAfter(index, part));
  const verified = verificationsOf(context, projects, delivery).map((part) => runAfter(steps.length, part));
  const conditions = stageConditions(context, projects, delivery);
  const stage = { name: environment.name, parts: [...ordered, ...verified], conditions };
  if (!before) return [stage];
  // Nobody is asked about a release that then passes the environment by.
  const asked = conditions.entry?.result === "SKIP" ? { entry: conditions.entry } : {};
  return [{ name: `${environment.name}.approval`, parts: gates, conditions: asked }, stage];
}

/** The service's own tests against what was just released, side by side. */
function verificationsOf(context: ServiceContext, projects: Projects, delivery: Delivery): PipelinePart[] {
  const { environment, release } = delivery;
  const address = TARGETS[release.deploy.kind].address(context.config, delivery);
  const variables = actionEnvironment(context.service.pipeline.variables);
  return release.verify.map((check) => {
    const thing = `${environment.name}-verify-${check.name}`;
    const { environment: found, ...made } = verification(address, projects.stepsOf(thing, check));
    const project = projects.make({
      ...runOf(check),
      ...made,
      thing,
      description: `Verifies ${context.service.name} in ${environment.name}: ${check.name}`,
      environment: { ...check.environment, ...found },
    });
    const action = { name: check.name, category: "Test", inputArtifacts: [ARTIFACTS.source] } as const;
    return withEnvironment(project.action(action), variables);
  });
}
