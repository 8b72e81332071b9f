import type { Release, Service } from "../config";
import type { Document } from "../document";
import type { Path } from "../problem";

export function environmentPath(environment: string, ...rest: Path): Path {
  return ["environments", environment, ...rest];
}

export function servicePath(service: string, ...rest: Path): Path {
  return ["services", service, ...rest];
}

/** A service's entry for one environment. */
export function releasePath(service: string, environment: string, ...rest: Path): Path {
  return servicePath(service, "environments", environment, ...rest);
}

/** Where the first of a target's fields was written: as an override of the environment, else at the service. */
export function fieldPath(document: Document, service: Service, release: Release, ...fields: string[]): Path {
  const target = servicePath(service.name, "deploy", release.deploy.kind);
  const overrides = releasePath(service.name, release.environment, "deploy");
  const written = [overrides, target].flatMap((above) => fields.map((field) => [...above, field]));
  return document.firstOf(written) ?? target;
}
