import { keepsArtifacts } from "../artifacts";
import type { Config, Environment, Service } from "../config";
import type { Finding } from "../document";
import { environmentPath } from "./paths";

const MINUTES_OF_A_DAY = 24 * 60;

/** What waits for a person's yes must still be there when it comes; the gates of one pipeline add up. */
export function artifactExpiry({ artifacts, environments, services }: Config): readonly Finding[] {
  const [longest] = services
    .filter((service) => !keepsArtifacts(service))
    .map((service) => ({ service, gates: gatesOf(service, environments) }))
    .map(({ service, gates }) => ({ service, gates, minutes: minutesOf(gates) }))
    .sort((a, b) => b.minutes - a.minutes);
  const gate = longest?.gates[0];
  if (!longest || !gate) return [];
  // A day more, for the builds and deployments between the gates.
  const needed = Math.ceil(longest.minutes / MINUTES_OF_A_DAY) + 1;
  if (artifacts.expireAfterDays >= needed) return [];
  const message =
    `${longest.service.name} may wait ${longest.minutes} minutes for approval, and its artifacts expire after ` +
    `${artifacts.expireAfterDays} days; allowed: shorter timeouts, or artifacts.expireAfterDays of ${needed} and more`;
  return [{ path: environmentPath(gate.name, "approval"), at: "key", message }];
}

function gatesOf({ releases }: Service, environments: readonly Environment[]): Environment[] {
  const reached = new Set(releases.map(({ environment }) => environment));
  return environments.filter(({ name, approval }) => approval !== undefined && reached.has(name));
}

function minutesOf(gates: readonly Environment[]): number {
  return gates.reduce((sum, { approval }) => sum + (approval?.timeoutMinutes ?? 0), 0);
}
