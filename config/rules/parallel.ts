import type { Release, Service } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import type { Path } from "../problem";
import { findMechanism } from "../strategies";
import { releasePath, servicePath } from "./paths";

/** What executions that run beside each other can't do. */
export const parallel: Rule = ({ services }) =>
  services
    .filter(({ pipeline }) => pipeline.mode === "parallel")
    .flatMap((service) =>
      service.releases.flatMap((release) => [...rollbacks(service, release), ...shifts(service, release)]),
    );

/** CodePipeline rolls no stage back in mode PARALLEL. */
function rollbacks({ name }: Service, { environment, conditions: { success, failure } }: Release): Finding[] {
  const at = (...rest: Path): Path => releasePath(name, environment, "conditions", ...rest);
  const paths = [
    ...(success?.result === "rollback" ? [at("success", "result")] : []),
    ...(failure === "rollback" ? [at("failure")] : []),
  ];
  return paths.map((path) => ({
    path,
    message: `found rollback with ${modePath(name)}: parallel, in which no stage is rolled back; allowed: rollback with queued or superseded`,
  }));
}

/** A deployment group of CodeDeploy has one deployment at a time; a second one fails. */
function shifts({ name }: Service, { environment, deploy, strategy }: Release): Finding[] {
  const by = findMechanism(deploy.kind, strategy)?.by;
  if (by !== "codedeploy" && by !== "codedeploy-servers") return [];
  const message = `found a strategy of CodeDeploy with ${modePath(name)}: parallel, and CodeDeploy refuses a second deployment beside the first; allowed: queued or superseded, or a strategy without CodeDeploy`;
  return [{ path: releasePath(name, environment, "strategy"), message }];
}

function modePath(service: string): string {
  return servicePath(service, "pipeline", "mode").join(".");
}
