import type { Command } from "commander";
import { InvalidArgumentError } from "commander";
import { configPath } from "../config/load";
import { Failure } from "../runner/failure";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly config?: string;
  readonly debug?: boolean;
}

/** Options of commands that run Terraform. */
export interface TerraformOptions extends GlobalOptions {
  readonly terraform?: string;
  readonly offline?: boolean;
}

/** The configuration's path: `--config`, SLIPWAY_CONFIG, slipway.yaml. */
export function configFileOf({ config }: GlobalOptions): string {
  return config ?? configPath(process.env);
}

/** Adds `--output`, the folder of the synthesized stacks. */
export function withOutput(command: Command): Command {
  return command.option(
    "--output <dir>",
    "folder of the synthesized stacks",
    process.env.CDKTF_OUTDIR || "cdktf.out",
  );
}

/** Adds `--terraform`. */
export function withTerraform(command: Command): Command {
  return command.option(
    "--terraform <path>",
    "Terraform or OpenTofu binary (default: SLIPWAY_TERRAFORM, else terraform or tofu on the PATH)",
  );
}

/** Reads what may be given once alone: of two the first would be dropped without a word. */
export function once(flag: string): (text: string, before?: string) => string {
  return (text, before) => {
    if (before === undefined) return text;
    throw new Failure(`${flag} is given twice, as ${before} and as ${text}: leave out one of them`);
  };
}

/** Reads a number of at least 1. */
export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError("allowed: a whole number from 1 to 9999.");
  return Number(text);
}
