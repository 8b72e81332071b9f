import type { Config } from "../config";
import type { Finding } from "../document";
import { servicePath } from "../rules/paths";

/**
 * Beyond a project's own limit CodeBuild refuses a build instead of letting it wait.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/builds-working.html
 */
export function limitedBuilds({ services }: Config): Finding[] {
  return services.flatMap(({ name, build, pipeline }) => {
    const { concurrentBuilds, batch } = build;
    if (concurrentBuilds === undefined) return [];
    const others = [
      ...(pipeline.mode === "parallel" ? ["pipeline.mode parallel, where releases build side by side"] : []),
      ...(batch ? [`build.batch of up to ${batch.maxBuilds} builds`] : []),
    ];
    return others.map((other) => ({
      path: servicePath(name, "build", "concurrentBuilds"),
      message: `found ${concurrentBuilds} with ${other}: CodeBuild refuses a build beyond it, and the release fails; leave it out, and builds wait`,
    }));
  });
}
