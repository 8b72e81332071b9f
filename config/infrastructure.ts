import type { Approval } from "./account";
import type { Runner } from "./pipeline";
import type { Service } from "./service";

/** How Slipway's own stacks are delivered: planned, reviewed, applied account by account. */
export interface Infrastructure {
  readonly runner: Runner;
  /** The repository as GitHub writes it into subjects of tokens; absent: not with GitHub Actions. */
  readonly subject?: string;
  /** Its source, triggers and builds, in the shape of a service without releases. Called `infrastructure`. */
  readonly service: Service;
  /** Shell commands that judge a revision before it is planned. */
  readonly checks: readonly string[];
  /** A person's yes to the review, before anything is applied; absent: GitHub's to ask. */
  readonly approval?: Approval;
  /** Secret in the tools account with a token that may write comments; absent: CodeCommit, or nobody comments. */
  readonly commentToken?: { readonly secret: string; readonly key?: string };
  /** Days until a saved plan is deleted. */
  readonly planDays: number;
}

/** The word that its names are made with, as a service's are with the service's name. */
export const INFRASTRUCTURE = "infrastructure";

/** Everything that CodePipeline delivers or may: the services, and the stacks themselves where it does. */
export function deliveredBy({
  services,
  infrastructure,
}: {
  readonly services: readonly Service[];
  readonly infrastructure?: Infrastructure;
}): Service[] {
  return [...services, ...(infrastructure?.runner === "codepipeline" ? [infrastructure.service] : [])];
}
