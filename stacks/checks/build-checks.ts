import { ARTIFACTS, type PipelinePart } from "../../modules/delivery-pipeline/parts";
import { buildspecOf } from "../../modules/verification/verification";
import { type Projects, runOf } from "../projects";
import type { ServiceContext } from "../service-context";

/** The configuration's checks: commands, or a buildspec, each in a build of its own. */
export function buildChecks(
  { service }: ServiceContext,
  projects: Projects,
  prefix: "" | "pr-",
): PipelinePart[] {
  return service.checks.map((check) => {
    const thing = `${prefix}check-${check.name}`;
    return projects
      .make({
        ...runOf(check),
        thing,
        description: `Checks ${service.name}: ${check.name}`,
        buildspec: buildspecOf(projects.stepsOf(thing, check)),
      })
      .action({ name: check.name, category: "Test", inputArtifacts: [ARTIFACTS.source] });
  });
}
