import type { EventFilter, Triggers } from "./config";
import type { ServiceInput } from "./schema/config";

/** `branch`: the source's, which is meant where no branches are named; undefined where it knows of none. */
export function resolveTriggers(input: ServiceInput["triggers"], branch: string | undefined): Triggers {
  const { push, pullRequest, schedule, tags = [] } = input;
  const filter = (given: Partial<EventFilter> = {}): EventFilter => ({
    branches: given.branches ?? (branch === undefined ? [] : [branch]),
    paths: given.paths ?? [],
  });
  return {
    ...(push !== false && { push: filter(push) }),
    tags,
    ...(pullRequest && { pullRequest: filter(pullRequest) }),
    ...(schedule !== undefined && {
      schedule: typeof schedule === "string" ? { expression: schedule, timezone: "UTC" } : schedule,
    }),
  };
}
