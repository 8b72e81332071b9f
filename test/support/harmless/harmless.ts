/** What is no worth to an attacker here; read by a person. */
import { HARMLESS_CHANGES } from "./changes";
import { HARMLESS_READS } from "./reads";
import { UNMADE_TYPES } from "./unmade-types";

/** Actions for one reason. */
export interface Harmless {
  readonly because: string;
  /** Names of actions, by service. */
  readonly actions: Readonly<Record<string, string>>;
}

/** Services of which nobody in an account that Slipway serves may do anything, and why. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  organizations:
    "AWS takes them from an organization's management account and its delegates, and no stack is for these",
};

/** `kms:CreateKey` */
export const HARMLESS: ReadonlySet<string> = new Set(
  [...HARMLESS_CHANGES, ...HARMLESS_READS].flatMap(({ actions }) =>
    Object.entries(actions).flatMap(([service, names]) =>
      names.split(" ").map((name) => `${service}:${name}`),
    ),
  ),
);

/** `ec2 vpn-gateway` */
export const UNMADE: ReadonlySet<string> = new Set(
  Object.entries(UNMADE_TYPES).flatMap(([service, types]) =>
    types.split(", ").map((type) => `${service} ${type}`),
  ),
);
