/** Which run of Terraform a call to the emulator comes from: the provider and the backend say it behind their own names. */
import type { Request } from "../../../emulator/request";

/** What Terraform was told to do. */
export type Phase = "apply" | "plan" | "destroy";

/** A run of Terraform. */
export interface Run {
  readonly stack: string;
  readonly phase: Phase;
}

/** Text for `TF_APPEND_USER_AGENT`. */
export function markOf({ stack, phase }: Run): string {
  return `slipway-test/${stack}.${phase}`;
}

/** The run that a call comes from; undefined: it is none of Terraform's. cdktf deploys, and puts its own name here. */
export function runOf({ headers }: Pick<Request, "headers">): Run | undefined {
  const agent = headers["user-agent"] ?? "";
  if (agent.includes("cdktf/")) return { stack: "cdktf", phase: "apply" };
  const [, stack, phase] = /slipway-test\/([\w-]+)\.(apply|plan|destroy)/.exec(agent) ?? [];
  return stack === undefined ? undefined : { stack, phase: phase as Phase }; // Of the pattern.
}
