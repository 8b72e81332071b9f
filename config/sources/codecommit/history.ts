import type { Config } from "../../config";
import type { Finding } from "../../document";
import { servicePath } from "../../rules/paths";

/**
 * CodeCommit was closed to new customers once: docs/adr/0014-codecommit.md
 * https://aws.amazon.com/blogs/devops/aws-codecommit-returns-to-general-availability/
 */
export function codecommitHistory({ services }: Config): Finding[] {
  return services
    .filter(({ source }) => source.kind === "codecommit")
    .map(({ name }) => ({
      path: servicePath(name, "source", "codecommit"),
      at: "key",
      message:
        "AWS let no new customers use CodeCommit from July 2024 to November 2025; see that the tools account may make repositories, or take source.github",
    }));
}
