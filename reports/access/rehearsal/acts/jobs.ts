/** Releases, and uploads of sources, that something outside makes: what the configuration knows, and no stack. */
import { accountIn } from "../scene";
import type { Place, Script } from "../script";
import { BECOME } from "../table/assume";
import { PUSH_IMAGE } from "../table/commands";
import { ROLL_OUT } from "../table/ecs";
import { ENTER_BY_TOKEN } from "../table/starts";
import { COPY_FILES, UPLOAD_SOURCE } from "../table/website";
import { startTasks } from "./tasks";

/** A job of GitHub Actions, or whoever uploads a source. */
export interface Job {
  /** `quotes, production` */
  readonly name: string;
  /** ARN of the role, or of a user, that it works as. */
  readonly roleArn: string;
  readonly enters: JobEntry;
  readonly does: JobWork;
}

/**
 * How it comes to the role: by a token of GitHub's whose subject is `repo:acme/quotes:environment:production`, as
 * another role by its ARN, or with a user's keys.
 */
export type JobEntry =
  | { readonly kind: "token"; readonly subject: string; readonly ref?: string }
  | { readonly kind: "role"; readonly roleArn: string }
  | { readonly kind: "keys" };

/** What it is for: to push to a repository, to roll a service out, to copy files, to upload a source, to deliver Slipway's own stacks. */
export type JobWork =
  /** What it does then its role's name says: `acts/terraform.ts`. */
  | { readonly kind: "terraform" }
  | { readonly kind: "push"; readonly repositoryArn: string }
  | {
      readonly kind: "roll-out";
      readonly region: string;
      readonly cluster: string;
      readonly service: string;
      /** Of the image. */
      readonly repositoryArn: string;
    }
  | { readonly kind: "copy"; readonly bucketArn: string }
  | { readonly kind: "upload"; readonly objectArn: string };

const ISSUER = "token.actions.githubusercontent.com";

export function playJobs(script: Script, jobs: readonly Job[]): void {
  for (const job of jobs) {
    playEntry(script, job);
    playWork(script, job);
  }
}

function playEntry(script: Script, { name, roleArn: role, enters }: Job): void {
  const at = { action: name };
  if (enters.kind === "role") script.add(at, BECOME, { from: enters.roleArn, to: role });
  if (enters.kind !== "token") return;
  const { identityProviders } = script.cast.world;
  const account = accountIn(role);
  const provider = identityProviders.find(({ place, url }) => place.account === account && url === ISSUER);
  // Where the account has one already, its ARN follows from the issuer.
  const arn = provider?.arn ?? role.replace(/:role\/.*$/, `:oidc-provider/${ISSUER}`);
  script.add(at, ENTER_BY_TOKEN, { role, provider: arn, issuer: ISSUER, ...enters });
}

function playWork(script: Script, { name, roleArn: role, does }: Job): void {
  const at = { action: name };
  if (does.kind === "push") script.add(at, PUSH_IMAGE, { role, repository: does.repositoryArn });
  if (does.kind === "copy") script.add(at, COPY_FILES, { role, bucket: does.bucketArn });
  if (does.kind === "upload") script.add(at, UPLOAD_SOURCE, { role, object: does.objectArn });
  if (does.kind === "roll-out") rollOutBy(script, at, role, does);
}

function rollOutBy(script: Script, at: Place, actor: string, work: JobWork & { kind: "roll-out" }): void {
  const { region, cluster, service: named, repositoryArn } = work;
  const service = script.cast.service({ account: accountIn(actor), region }, cluster, named);
  const tasks = service && script.cast.tasksOf(service);
  script.add(at, ROLL_OUT, { actor, region, cluster, service: named, ...(tasks && { tasks }) });
  if (tasks) startTasks(script, at, { cluster, tasks, repository: repositoryArn });
}
