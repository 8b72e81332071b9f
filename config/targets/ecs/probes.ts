import type { Environment } from "../../account";
import type { Rule } from "../../draft";
import { hooksOf, PROBED_LISTENER, probedHost } from "../../hooks";
import { environmentPath, releasePath } from "../../rules/paths";
import type { EcsDeploy } from "./deploy";

/** A probe needs a way to the new version. */
export const probes: Rule = ({ environments, services }) =>
  services.flatMap(({ name, releases }) =>
    releases.flatMap((release) => {
      const { deploy } = release;
      const environment = environments.find((candidate) => candidate.name === release.environment);
      if (deploy.kind !== "ecs" || !environment) return [];
      return hooksOf(release.hooks)
        .filter(({ hook }) => hook === "probe")
        .flatMap(({ event }) => {
          const reason = unreachable(environment, deploy, PROBED_LISTENER[event]);
          if (reason === undefined) return [];
          return [{ path: releasePath(name, release.environment, "hooks", event), message: reason }];
        });
    }),
  );

/** Why a probe wouldn't meet the service by a listener. */
function unreachable(
  environment: Environment,
  deploy: EcsDeploy,
  listener: "test" | "production" | undefined,
): string | undefined {
  const network = environmentPath(environment.name, "network").join(".");
  if (listener === "test" && environment.network?.kind === "existing") {
    return `found a probe of the test listener, which nobody reaches in ${network} that Slipway didn't make; allowed: a function of your own, or probe at afterAllowTraffic`;
  }
  const url = environmentPath(environment.name, "url").join(".");
  if (environment.certificateArn !== undefined && probedHost(environment, deploy) === undefined) {
    return `found a probe behind a certificate, whose name nothing says; give ${url}, or hosts to the service`;
  }
  const { healthCheckPath, paths } = deploy;
  if (paths.length > 0 && !paths.some((path) => takes(path, healthCheckPath))) {
    return `found a probe of ${healthCheckPath}, which none of the service's paths takes (${paths.join(", ")}); give a healthCheckPath that one of them does`;
  }
  return undefined;
}

/** Whether a listener rule's path matches: * any text, ? one character. */
function takes(pattern: string, path: string): boolean {
  const parts = [...pattern].map((character) =>
    character === "*" ? ".*" : character === "?" ? "." : character.replace(/[.*+?^${}()|[\]\\]/, "\\$&"),
  );
  return new RegExp(`^${parts.join("")}$`).test(path);
}
