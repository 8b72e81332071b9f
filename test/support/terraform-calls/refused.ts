/** What the roles that plan and apply would be refused of the calls that Terraform was seen to make. */
import type { Config } from "../../../config/config";
import { stateNames } from "../../../config/names";
import type { Request } from "../../../emulator/request";
import type { TerraformOwner } from "../../../iam/terraform/at";
import { askedBy } from "./asked";
import { callOf } from "./call";
import { Paths } from "./paths";
import { type Asked, allows, boundaryOf, policiesFor } from "./roles";
import { runOf } from "./run";

/** What was asked, and what of it would be refused: a line each, `production plan kms:Decrypt on arn:…`. */
export interface Judgement {
  readonly asked: number;
  readonly refused: readonly string[];
}

/** A refresh is judged by the role that plans, everything else by the one that applies. */
export function judgeCalls(config: Config, requests: readonly Request[]): Judgement {
  const paths = new Paths();
  const lines = new Map<string, boolean>();
  const mays = new Map<string, ReturnType<typeof mayOf>>();
  for (const request of requests) {
    if (request.service === "iam") paths.learn(callOf(request));
    const run = runOf(request);
    if (!run) continue;
    const call = callOf(request);
    const role = run.phase === "plan" ? "plan" : "apply";
    const key = `${call.account} ${role}`;
    const may = mays.get(key) ?? mayOf(config, call.account, role);
    mays.set(key, may);
    for (const asked of askedBy(call, paths, may.owned)) {
      const line = `${run.stack} ${run.phase} ${asked.action} on ${asked.resource}`;
      lines.set(line, (lines.get(line) ?? true) && may.allows(asked));
    }
  }
  return { asked: lines.size, refused: [...lines].filter(([, may]) => !may).map(([line]) => line) };
}

function mayOf(config: Config, id: string, role: "plan" | "apply") {
  const accounts = [config.tools, ...config.environments];
  const account = accounts.find((one) => one.id === id);
  if (!account) throw new Error(`a call of an account that isn't in the configuration: ${id}`);
  const place = { account: id, region: account.region };
  const owner = ownerOf(config, account);
  const may: (asked: Asked) => boolean = allows(policiesFor(role, place, owner), place);
  return { allows: may, owned: { organization: config.organization, boundary: boundaryOf(place, owner) } };
}

/** The account as its configuration has it; nothing is kept in bootstrap's hands. */
function ownerOf(config: Config, account: Config["tools"]): TerraformOwner {
  const sources = config.services.map(({ source }) => source);
  return {
    organization: config.organization,
    account: account.name,
    stateBucket: stateNames(config, account).bucket,
    sourceBuckets: sources.flatMap((source) => (source.kind === "s3" ? [source.bucket] : [])),
    githubProvider: true,
  };
}
