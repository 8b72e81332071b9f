import type { Build, Check, Service } from "../config";
import type { Path } from "../problem";
import { releasePath, servicePath } from "./paths";

/** A build of a service's code, and where it stands in the configuration. */
export interface PlacedRun {
  readonly path: Path;
  readonly run: Build | Check;
}

/** The build, every check and every verification of a service. */
export function runsOf({ name, build, checks, releases }: Service): PlacedRun[] {
  return [
    { path: servicePath(name, "build"), run: build },
    ...checks.map((check) => ({ path: servicePath(name, "checks", check.name), run: check })),
    ...releases.flatMap(({ environment, verify }) =>
      verify.map((check) => ({ path: releasePath(name, environment, "verify", check.name), run: check })),
    ),
  ];
}
