/** Random policies and requests that have a chance to meet. */

import { KEYS, type KeyInfo, operatorsOf, SERVICE_KEYS } from "./keys";
import type { Random } from "./random";
import { AWS_NAMES, LEFT_OUT, OTHER_NAMES, type Target } from "./world";

const ALL_KEYS = [...KEYS, ...SERVICE_KEYS];

export type Json = Readonly<Record<string, unknown>>;

/** A policy for requests about the target, or about its neighbours. */
export function randomPolicy(random: Random, target: Target, kind: "identity" | "resource" | "trust"): Json {
  const variables = random.chance(85);
  return {
    Version: variables ? "2012-10-17" : "2008-10-17",
    Statement: random.list(1, 3, () => randomStatement(random, { target, kind, variables })),
  };
}

interface Wanted {
  readonly target: Target;
  readonly kind: "identity" | "resource" | "trust";
  readonly variables: boolean;
}

function randomStatement(random: Random, { target, kind, variables }: Wanted): Json {
  const taken = (text: string) => variables || !text.includes("${");
  return {
    Effect: random.chance(72) ? "Allow" : "Deny",
    ...(kind !== "identity" && randomPrincipal(random, target)),
    ...inverted(random, "Action", random.some(actionsLike(target.action))),
    ...(kind !== "trust" &&
      inverted(random, "Resource", random.some(resourcesLike(target.arn).filter(taken)))),
    ...(random.chance(55) && { Condition: randomCondition(random, taken) }),
  };
}

function inverted(random: Random, name: string, texts: readonly string[]): Json {
  const variables = texts.some((text) => text.includes("${aws:"));
  return { [random.chance(12) && !variables ? `Not${name}` : name]: texts.length === 1 ? texts[0] : texts };
}

function randomPrincipal(random: Random, { webIdentity }: Target): Json {
  if (random.chance(8) && !webIdentity) return { Effect: "Deny", NotPrincipal: { AWS: random.of(LEFT_OUT) } };
  if (random.chance(15)) return { Principal: "*" };
  if (webIdentity || random.chance(25)) return { Principal: random.of(OTHER_NAMES) };
  return { Principal: { AWS: random.some(AWS_NAMES) } };
}

function actionsLike(action: string): string[] {
  const [service = "", name = ""] = action.split(":");
  return [
    action,
    action,
    action.toUpperCase(),
    `${service}:*`,
    `${service}:${name.slice(0, 3)}*`,
    `${service}:*${name.slice(-4)}`,
    `${service}:?${name.slice(1)}`,
    "*",
    `${service}:Describe*`,
    "ec2:RunInstances",
  ];
}

function resourcesLike(arn: string): string[] {
  const fields = arn.split(":");
  const last = fields.slice(5).join(":");
  const withLast = (text: string) => [...fields.slice(0, 5), text].join(":");
  return [
    arn,
    "*",
    "*",
    withLast("*"),
    withLast(`${last.slice(0, Math.ceil(last.length / 2))}*`),
    withLast(`${last.slice(0, -1)}?`),
    withLast(`*${last.slice(-3)}`),
    withLast(last.replace("alice", "${aws:username}")),
    withLast(last.replace("red", "${aws:PrincipalTag/team}")),
    withLast(last.replace("none", "${aws:PrincipalTag/team, 'none'}")),
    withLast(last.replace("app", "a${?}p")),
    withLast(`${last}x`),
    [...fields.slice(0, 3), "*", "*", last].join(":"),
    "arn:aws:s3:::elsewhere/*",
  ];
}

function randomCondition(random: Random, taken: (text: string) => boolean): Json {
  const infos = random.list(1, 2, () => random.of(ALL_KEYS));
  const chosen = new Map(infos.map((info) => [operatorFor(random, info), info]));
  return Object.fromEntries(
    [...chosen].map(([operator, info]) => {
      const negated = operator.includes("Not");
      const like = operator.includes("Like");
      const wanted = info.wanted.filter(
        (text) => taken(text) && !(negated && text.includes("${aws:")) && (like || text !== "${*}"),
      );
      return [operator, { [info.key]: valuesFor(random, operator, wanted) }];
    }),
  );
}

function operatorFor(random: Random, info: KeyInfo): string {
  const operator = random.of(operatorsOf(info));
  if (operator === "Null") return operator;
  // AWS asks for a set operator where a key has several values.
  const set = info.multivalued ? random.of(["ForAllValues:", "ForAnyValue:"]) : "";
  return `${set}${operator}${set === "" && random.chance(20) ? "IfExists" : ""}`;
}

function valuesFor(random: Random, operator: string, wanted: readonly string[]): unknown {
  if (operator === "Null") return random.of(["true", "false"]);
  const values = random.some(wanted);
  return values.length === 1 ? values[0] : values;
}

/** Values of condition keys in a request: some of them, often absent. */
export function randomValues(random: Random): Record<string, string | string[]> {
  const present = ALL_KEYS.filter(({ derived }) => !derived && random.chance(65));
  return Object.fromEntries(
    present.map(({ key, multivalued, found }) => [key, multivalued ? random.some(found) : random.of(found)]),
  );
}
