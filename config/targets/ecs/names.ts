import { probedListeners } from "../../hooks";
import { listenerPriority } from "../../listener-priority";
import { releaseNames } from "../../release-names";
import type { Released, UniqueName } from "../target";
import type { EcsDeploy } from "./deploy";

/** What a release to ECS has that another one mustn't be called. */
export function ecsUniqueNames({
  organization,
  service,
  environment,
  deploy,
  hooks,
}: Released<EcsDeploy>): UniqueName[] {
  const names = releaseNames({ organization }, service, environment);
  return [
    { kind: "IAM role", name: names.executionRole },
    { kind: "IAM role", name: names.taskRole },
    { kind: "target group", name: names.blueTargetGroup },
    { kind: "CodeDeploy application", name: names.codedeployApplication },
    ...probedListeners(hooks).map((listener) => ({ kind: "IAM role", name: names.probe(listener).role })),
    environment.loadBalancer === "own"
      ? { kind: "load balancer", name: names.loadBalancer }
      : { kind: "listener priority", name: String(listenerPriority(service, deploy)) },
  ];
}
