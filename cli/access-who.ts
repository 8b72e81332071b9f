/** `slipway access --who`: one question, answered with the statements that decide. */

import { listed, nearest } from "../config/nearest";
import { ownerOf } from "../reports/access/ask/owner";
import { resourcesNamed, UnknownName } from "../reports/access/who/named";
import { type Question, whoText, whyText } from "../reports/access/who/text";
import { type Answer, whoMay } from "../reports/access/who/who";
import type { World } from "../reports/access/world/world";
import { Failure } from "../runner/failure";
import { actionNamed, takenBy } from "./access-action";
import { print, printJson } from "./output";

export interface WhoOptions {
  /** An action and a resource. */
  readonly who: readonly string[];
  /** The one caller who is asked about. */
  readonly by?: string;
  readonly json?: boolean;
}

/** @throws Failure for an action, a resource or a caller that isn't one */
export async function printWho(world: World, { who, by, json }: WhoOptions): Promise<void> {
  const [text, name, ...more] = who;
  if (text === undefined || name === undefined || name.trim() === "" || more.length > 0) {
    throw new Failure(`--who takes an action and a resource: --who kms:Decrypt alias/acme-artifacts`);
  }
  if (!/^[A-Za-z0-9-]+:[A-Za-z0-9]+$/.test(text)) {
    throw new Failure(`${JSON.stringify(text)} is no action; one is written kms:Decrypt, without wildcards`);
  }
  const known = await actionNamed(text);
  const action = known.name;
  const arns = await takenBy(known, named(world, name, action), name);
  const answers = arns.map((arn) => {
    const { stack, address } = ownerOf(world, arn);
    const all = whoMay(world, action, arn);
    const question: Question = { action, arn, where: `${stack}: ${address}` };
    return { question, answers: by === undefined ? all : [onlyOf(all, by)] };
  });
  if (json)
    printJson({
      questions: answers.map(({ question, answers }) => ({ ...question, answers: answers.map(plain) })),
    });
  else for (const { question, answers: all } of answers) print(textOf(question, all, by));
}

const WAYS =
  "Allowed: an ARN, s3://BUCKET or s3://BUCKET/KEY, alias/NAME of a key, a Terraform address, or the name in which an ARN ends.";

function named(world: World, name: string, action: string): readonly [string, ...string[]] {
  try {
    return resourcesNamed(world, name, action);
  } catch (error) {
    if (!(error instanceof UnknownName)) throw error;
    const near = nearest(name, error.like);
    throw new Failure(`${error.message}${near === undefined ? "" : `; did you mean ${near}?`}\n${WAYS}`);
  }
}

/** By the whole name, or by the end of it. */
function onlyOf(answers: readonly Answer[], by: string): Answer {
  const fits = answers.filter(({ who }) => who === by || who.endsWith(`/${by}`));
  const [only] = fits;
  if (only !== undefined && fits.length === 1) return only;
  if (fits.length > 1)
    throw new Failure(`more than one is called ${by}: ${fits.map(({ who }) => who).join(", ")}`);
  const names = answers.map(({ who }) => who);
  const near = nearestName(by, names);
  throw new Failure(
    `nobody is called ${by}${near === undefined ? "" : `; did you mean ${near}?`}\nAllowed: ${listed(names)}`,
  );
}

/** A system of a hundred services has two thousand roles. */
const MANY = 10_000;

/** As it was written: with all that stands before the name, or without. */
function nearestName(by: string, names: readonly string[]): string | undefined {
  const ends = names.map((name) => name.slice(name.lastIndexOf("/") + 1));
  return by.includes("/") ? nearest(by, names, MANY) : nearest(by, ends, MANY);
}

function textOf(question: Question, answers: readonly Answer[], by: string | undefined): string {
  const [only] = answers;
  return by !== undefined && only ? whyText(question, only) : whoText(question, answers);
}

function plain({ who, account, decision }: Answer): object {
  const { outcome, condition, decidedBy, lacks, misses } = decision;
  return {
    who,
    account,
    outcome,
    condition,
    decidedBy: decidedBy.map(({ effect, layer, policy, statement }) => ({
      effect,
      layer,
      policy,
      statement,
    })),
    lacks,
    misses: misses.map(({ policy, statement, fails }) => ({ policy, statement, fails })),
  };
}
