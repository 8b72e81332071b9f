import { REPOSITORY_EVENTS } from "../config";
import type { Rule } from "../draft";
import { sourceConfigOf } from "../sources/sources";

/** Pull requests are told of by repositories of CodeCommit; GitHub tells of its own. */
export const notificationEvents: Rule = ({ document, services }) => {
  const path = ["notifications", "events"];
  if (services.length === 0 || services.some(({ source }) => sourceConfigOf(source).tellsOfPullRequests))
    return [];
  return [...(document.place(path)?.children ?? [])].flatMap(([index, { value }]) =>
    REPOSITORY_EVENTS.some((event) => event === value)
      ? [
          {
            path: [...path, index],
            message: `found ${value}, of which only CodeCommit tells; allowed: where a service has source.codecommit`,
          },
        ]
      : [],
  );
};
