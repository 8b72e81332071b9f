import type { Document, Finding } from "../document";
import type { Rule } from "../draft";
import { INFRASTRUCTURE } from "../infrastructure";
import { applyThing } from "../infrastructure-roles";
import { LIMIT } from "../name-limits";
import { environmentPath, servicePath } from "./paths";

const AT = ["infrastructure"];

/** What belongs to one runner does nothing with the other; and roles of its own sign in to every account. */
export const infrastructure: Rule = ({ document, services }) => {
  if (!document.has(AT)) return [];
  const atGithub = document.place([...AT, "runner"])?.value === "github-actions";
  const codecommit = document.has([...AT, "source", "codecommit"]);
  const runner = `infrastructure.runner: ${atGithub ? "github-actions" : "codepipeline"}`;
  const misplaced = (wrong: boolean, field: string, allowed: string): Finding[] => {
    const path = [...AT, ...field.split(".")];
    if (!wrong || !document.has(path)) return [];
    return [{ path, at: "key", message: `found ${field} with ${runner}; allowed: ${allowed}` }];
  };
  return [
    ...misplaced(atGithub, "source.codecommit", "source.github"),
    ...misplaced(
      atGithub,
      "source.github.connectionArn",
      "none, since GitHub comes to AWS and not the other way round",
    ),
    ...misplaced(
      atGithub,
      "approval",
      "protect the environments at GitHub: required reviewers, wait timer, deployment branches",
    ),
    ...misplaced(atGithub, "checks", "say it in .github/workflows"),
    ...misplaced(atGithub, "build", "say it in .github/workflows"),
    ...misplaced(atGithub, "commentToken", "none, since the workflow has a token of its own"),
    ...misplaced(!atGithub, "subject", "with infrastructure.runner: github-actions, whose tokens have one"),
    ...misplaced(
      !atGithub && codecommit,
      "commentToken",
      "none, since CodeCommit takes comments from the build's role",
    ),
    ...[["tools"], ...document.keys(["environments"]).map((name) => environmentPath(name))].flatMap(
      (account) => {
        const path = [...account, "assumeRole"];
        const message =
          "found assumeRole beside infrastructure, whose roles plan and apply, and have no further one to assume; allowed: profile, or neither";
        return document.has(path) ? [{ path, at: "key" as const, message }] : [];
      },
    ),
    ...tooLong(document),
    ...services.flatMap(({ name }) => {
      const path = servicePath(name, "source", "codecommit", "committers");
      const message =
        "found committers beside infrastructure, whose apply gives policies to no role of people's; allowed: none; attach the branch protection to them yourself";
      return document.has(path) ? [{ path, at: "key" as const, message }] : [];
    }),
  ];
};

/** The access proof tells who applies an account by its name, so it isn't cut. */
function tooLong(document: Document): Finding[] {
  const organization = document.place(["organization"])?.value;
  if (typeof organization !== "string") return [];
  const room = LIMIT.role - `${organization}-${INFRASTRUCTURE}-${applyThing("")}`.length;
  return document
    .keys(["environments"])
    .filter((name) => name.length > room)
    .map((name) => {
      const message = `found the name ${name} of ${name.length} characters, with which the role that applies it would have more than IAM's ${LIMIT.role}; allowed beside infrastructure in the organization ${organization}: at most ${room}`;
      return { path: environmentPath(name), at: "key" as const, message };
    });
}
