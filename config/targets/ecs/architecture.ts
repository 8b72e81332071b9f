import { environmentTypeOf } from "../../compute";
import type { Rule } from "../../draft";
import { servicePath } from "../../rules/paths";

/** Docker makes images for the machine it runs on, and Fargate runs these on x86. */
export const architecture: Rule = ({ services }) =>
  services
    .filter(
      ({ build, releases }) =>
        environmentTypeOf(build.compute) === "ARM_CONTAINER" &&
        build.docker &&
        releases.some(({ deploy }) => deploy.kind === "ecs"),
    )
    .map(({ name, build }) => ({
      path: servicePath(name, "build", "compute"),
      message: `found compute ${build.compute} for ecs: Docker would make images for ARM, and the tasks run on x86; allowed: compute on x86`,
    }));
