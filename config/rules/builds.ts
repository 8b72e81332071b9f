import type { Build, Check, Service } from "../config";
import type { Path } from "../problem";
import { releasePath, servicePath } from "./paths";

/** A build of a service's code, and where it stands in the configuration. */
export interface PlacedRun {
  readonly path: Path;
  readonly run: Build | Check;
  /** What tells its projects from others of the service, in their names. */
  readonly things: readonly string[];
}

/** The build, every check and every verification of a service. */
export function runsOf({ name, build, checks, releases }: Service): PlacedRun[] {
  return [
    { path: servicePath(name, "build"), run: build, things: ["build", "pr-build"] },
    ...checks.map((check) => ({
      path: servicePath(name, "checks", check.name),
      run: check,
      things: [`check-${check.name}`, `pr-check-${check.name}`],
    })),
    ...releases.flatMap(({ environment, verify }) =>
      verify.map((check) => ({
        path: releasePath(name, environment, "verify", check.name),
        run: check,
        things: [`${environment}-verify-${check.name}`],
      })),
    ),
  ];
}
