import { type Compute, DEFAULT_IMAGES, environmentTypeOf, isArm } from "./compute";
import type { Build, Check, Deploy, Variable, Variables } from "./config";
import type { ServiceInput } from "./schema/config";

/** Docker is for what is released as an image. */
export function resolveBuild(input: ServiceInput["build"], target: Deploy): Build {
  return {
    ...input,
    docker: input.docker ?? target.kind === "ecs",
    image: input.image ?? defaultImage(input.compute),
    environment: resolveVariables(input.environment),
  };
}

/** What a check doesn't say is the build's, but for size: commands get by with little. */
export function resolveChecks(checks: ServiceInput["checks"], build: Build): Check[] {
  return Object.entries(checks).map(([name, { commands, buildspec, ...input }]) => {
    const compute = input.compute ?? (isArm(build.compute) ? "arm-small" : "small");
    const alike = environmentTypeOf(compute) === environmentTypeOf(build.compute);
    return {
      name,
      // The schema has seen to it that one of them is there.
      steps: buildspec === undefined ? { commands: commands ?? [] } : { buildspec },
      compute,
      image: input.image ?? (alike ? build.image : defaultImage(compute)),
      timeoutMinutes: input.timeoutMinutes ?? build.timeoutMinutes,
      environment: resolveVariables(input.environment),
    };
  });
}

/** The schema has seen to it that a reference names one of the two. */
function resolveVariables(input: ServiceInput["build"]["environment"]): Variables {
  const entries = Object.entries(input).map(([name, value]): [string, Variable] => {
    if (typeof value === "string") return [name, value];
    const { parameter, secret = "", key } = value;
    return [name, parameter === undefined ? { secret, key } : { parameter, key }];
  });
  return Object.fromEntries(entries);
}

function defaultImage(compute: Compute): string {
  return DEFAULT_IMAGES[environmentTypeOf(compute)];
}
