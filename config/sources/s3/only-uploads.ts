import type { Rule } from "../../draft";
import { servicePath } from "../../rules/paths";

/** Triggers that ask for more than an upload tells of. */
const REFUSED: Readonly<Record<string, string>> = {
  "push.branches":
    "an upload tells of no branch; whoever uploads chooses which, and every upload is released",
  "push.paths": "an upload doesn't say which files changed; every upload is released",
  tags: "an upload tells of no tag; upload the tag's files, and they are released",
  pullRequest:
    "there is one object, and what is uploaded is released; build pull requests where they are opened",
};

/** What an object in a bucket can't tell. */
export const onlyUploads: Rule = ({ document, services }) =>
  services.flatMap(({ name, source }) => {
    if (source.kind !== "s3") return [];
    return Object.entries(REFUSED).flatMap(([trigger, why]) => {
      const path = servicePath(name, "triggers", ...trigger.split("."));
      const message = `found ${trigger} beside source.s3; allowed: none, ${why}`;
      return document.has(path) ? [{ path, at: "key" as const, message }] : [];
    });
  });
