import type { Config } from "../config";
import type { Finding } from "../document";
import { serviceNames } from "../names";
import { runsOf } from "./builds";

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateReportGroup.html */
const MOST = 128;

/** CodeBuild finds a report group by the project's name and the report's. */
export function reportNames(config: Config): readonly Finding[] {
  return config.services.flatMap((service) =>
    runsOf(service).flatMap(({ path, run, things }) =>
      Object.keys(run.reports).flatMap((report) => {
        const longest = Math.max(
          ...things.map((thing) => serviceNames(config, service.name).project(thing).project.length),
        );
        const length = longest + 1 + report.length;
        if (length <= MOST) return [];
        const message = `makes the name of a report group of ${length} characters; allowed: at most ${MOST}, with those of organization, service and check`;
        return [{ path: [...path, "reports", report], at: "key" as const, message }];
      }),
    ),
  );
}
