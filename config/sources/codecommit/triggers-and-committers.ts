import type { Service } from "../../config";
import type { Finding } from "../../document";
import type { Rule } from "../../draft";
import { quote } from "../../problem";
import { servicePath } from "../../rules/paths";
import type { CodecommitSource } from "./repository";

/** What CodeCommit can't do, or what of its protection would do nothing. */
export const triggersAndCommitters: Rule = ({ document, services }) =>
  services.flatMap((service) => {
    const { source } = service;
    if (source.kind !== "codecommit") return [];
    const refused = Object.entries(REFUSED).flatMap(([trigger, why]) => {
      const path = servicePath(service.name, "triggers", ...trigger.split("."));
      return document.has(path)
        ? [
            {
              path,
              at: "key" as const,
              message: `found ${trigger} beside source.codecommit; allowed: none, ${why}`,
            },
          ]
        : [];
    });
    return [...refused, ...patterns(service), ...committers(service.name, source)];
  });

const CONNECTIONS_ONLY =
  "CodePipeline filters pushes to connections only; every push to source.codecommit.branch is released";

/** Triggers that CodePipeline and CodeCommit's events have no way to tell apart. */
const REFUSED: Readonly<Record<string, string>> = {
  "push.branches": CONNECTIONS_ONLY,
  "push.paths": CONNECTIONS_ONLY,
  tags: "CodePipeline starts on tags of connections only",
  "pullRequest.paths": "CodeCommit's events don't say which files changed",
};

/** EventBridge compares branches as they are written. */
function patterns({ name, triggers }: Service): Finding[] {
  return (triggers.pullRequest?.branches ?? []).flatMap((branch, index) =>
    /[*?[\]{}!]/.test(branch)
      ? [
          {
            path: servicePath(name, "triggers", "pullRequest", "branches", index),
            message: `found the pattern ${quote(branch)} beside source.codecommit; allowed: names of branches`,
          },
        ]
      : [],
  );
}

function committers(service: string, source: CodecommitSource): Finding[] {
  const path = servicePath(service, "source", "codecommit", "committers");
  if (source.committers.length > 0 && source.directPush === undefined) {
    const message = "found committers without directPush; give directPush, [] for nobody";
    return [{ path, at: "key", message }];
  }
  return source.committers.flatMap((arn, index) =>
    arn.includes(":role/aws-reserved/")
      ? [
          {
            path: [...path, index],
            message: `found ${quote(arn, 100)}, to which AWS lets nobody attach; attach the policy of the output branch_protection_policy_arn to its permission set`,
          },
        ]
      : [],
  );
}
