import { refuseOver } from "./limit";
import type { Principals, Statement } from "./statement";

/**
 * Prints statements as a Terraform expression, `${jsonencode({ … })}`.
 *
 * Grammar: objects, lists, numbers, booleans and double-quoted templates; a template holds literal text and
 * references of Terraform (cdktf tokens). Policy variables of IAM (`${aws:…}`) are escaped for Terraform; any other
 * `${` in a literal is refused, so that no value of the configuration can become an expression.
 *
 * Printed by ourselves because `Fn.jsonencode` walks every value through cdktf's resolver: four fifths of synth.
 */
export function printPolicy(statements: readonly Statement[]): string {
  const sids = statements.map(({ sid }) => sid);
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice) throw new Error(`two statements of one policy are called ${twice}`);
  return `\${jsonencode(${printValue(policyDocument(statements))})}`;
}

/** Any other JSON text that an attribute takes, by the same grammar. */
export function printJson(value: Value): string {
  return `\${jsonencode(${printValue(value)})}`;
}

/** The policy as AWS reads it. */
export function policyDocument(statements: readonly Statement[]): Document {
  return { Version: "2012-10-17", Statement: statements.map(toAws) };
}

/** What the printer takes; strings may hold references of Terraform, numbers are literal. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

/** A policy document; values may hold references of Terraform. */
export interface Document {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Readonly<Record<string, Value>>[];
  readonly [key: string]: Value;
}

function toAws(statement: Statement): Readonly<Record<string, Value>> {
  const { sid, effect, actions, resources, principals, when } = statement;
  return {
    Sid: sid,
    Effect: effect,
    ...(principals && { Principal: principalsToAws(principals) }),
    Action: [...actions],
    ...(resources && { Resource: [...resources] }),
    ...(when && { Condition: when }),
  };
}

function principalsToAws(principals: Principals): Value {
  if (principals === "*") return "*";
  if ("aws" in principals) return { AWS: principals.aws };
  if ("service" in principals) return { Service: principals.service };
  return { Federated: principals.federated };
}

function printValue(value: Value): string {
  if (typeof value === "string") return printString(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(printValue).join(", ")}]`;
  const members = Object.entries(value).map(([key, member]) => `${printString(key)} = ${printValue(member)}`);
  return `{${members.join(", ")}}`;
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

const TOKEN = /\$\{TfToken\[[^\]]+\]\}/g;

function printString(text: string): string {
  const literals = text.split(TOKEN).map(escapeLiteral);
  const references = (text.match(TOKEN) ?? []).map(printReference);
  return `"${literals.map((literal, index) => literal + (references[index] ?? "")).join("")}"`;
}

/** cdktf leaves out a token's own braces behind an opening `${` only, so each token gets one of its own. */
function printReference(token: string): string {
  return `\${${token}}`;
}

function escapeLiteral(text: string): string {
  if (/\$\{(?!aws:)/.test(text)) {
    throw new Error(`"${text}" holds a Terraform interpolation; a policy takes literals and references only`);
  }
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n")
    .replaceAll("${", "$$${")
    .replaceAll("%{", "%%{");
}

/**
 * Characters the policy will have at AWS, which counts without white space. A reference counts as 20, about an id.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policyLength(statements: readonly Statement[]): number {
  const text = JSON.stringify(policyDocument(statements));
  return text.replaceAll(TOKEN, "x".repeat(20)).replaceAll(/\s/g, "").length;
}

/** `printPolicy`, refusing what AWS would refuse for its length; `what` names the policy in the message. */
export function printPolicyWithin(limit: number, what: string, statements: readonly Statement[]): string {
  refuseOver(limit, policyLength(statements), `characters of ${what}`);
  return printPolicy(statements);
}
