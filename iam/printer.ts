import { ref, Token, Tokenization } from "cdktf";
import { Each, eachOf, type Items, known, When } from "../face/each";
import { refuseOver } from "./limit";
import type { Principals, Statement } from "./statement";

/**
 * Prints statements as a Terraform expression, `${jsonencode({ … })}`.
 *
 * Grammar: objects, lists, numbers, booleans and double-quoted templates; a template holds literal text and
 * references of Terraform (cdktf tokens); in a module, lists have `for` expressions, too. Policy variables of IAM (`${aws:…}`) are escaped for Terraform; any other
 * `${` in a literal is refused, so that no value of the configuration can become an expression.
 *
 * Printed by ourselves because `Fn.jsonencode` walks every value through cdktf's resolver: four fifths of synth.
 */
export function printPolicy(statements: Items<Statement>): string {
  const sids = known(statements).map(({ sid }) => sid);
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice) throw new Error(`two statements of one policy are called ${twice}`);
  const printed = `\${jsonencode(${printValue(policyDocument(statements))})}`;
  listener?.(printed, known(statements));
  return printed;
}

/** Told of every policy that is printed. */
type Listener = (printed: string, statements: readonly Statement[]) => void;
let listener: Listener | undefined;

/** Does some work, and tells of the policies printed meanwhile: an export writes their reasons beside them. */
export function hearingOfPolicies<T>(listen: Listener, work: () => T): T {
  listener = listen;
  try {
    return work();
  } finally {
    listener = undefined;
  }
}

/** Any other JSON text that an attribute takes, by the same grammar. */
export function printJson(value: Value): string {
  return `\${jsonencode(${printValue(value)})}`;
}

/** A JSON text inside another text: known, or Terraform's to write. */
export function jsonText(value: Value): string {
  const text = JSON.stringify(value);
  return text.search(TOKEN) === -1 ? text : callOf("jsonencode", value);
}

/** What a function of Terraform's makes of some values. */
export function callOf(name: string, ...values: readonly Value[]): string {
  return Token.asString(ref(`${name}(${values.map(printValue).join(", ")})`));
}

/** A list or an object as it is, by the same grammar: for an output. */
export function printPlain(value: Value): string {
  return `\${${printValue(value)}}`;
}

/** The policy as AWS reads it. */
export function policyDocument(statements: Items<Statement>): Document {
  return { Version: "2012-10-17", Statement: eachOf(statements, (statement) => [toAws(statement)]) };
}

/** What the printer takes; strings may hold references of Terraform, numbers may be one. */
export type Value =
  | string
  | number
  | boolean
  | readonly (Value | Each<Value>)[]
  | { readonly [key: string]: Value };

/** A policy document; values may hold references of Terraform. */
export interface Document {
  readonly Version: "2012-10-17";
  readonly Statement: Items<Readonly<Record<string, Value>>>;
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

/** A value, as it stands in an expression. */
export function printValue(value: Value): string {
  if (typeof value === "string") return printString(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "boolean") return String(value);
  if (isList(value)) return printList(value);
  const members = Object.entries(value).map(([key, member]) => `${printString(key)} = ${printValue(member)}`);
  return `{${members.join(", ")}}`;
}

function isList(value: Value): value is readonly (Value | Each<Value>)[] {
  return Array.isArray(value);
}

/** A template of nothing but a reference has the reference's type. */
function printNumber(value: number): string {
  const reference = Tokenization.reverseNumber(value);
  return reference ? `"${printReference(Token.asString(reference))}"` : String(value);
}

/** A list, as it stands in an expression. */
export function printList(list: Items<Value>): string {
  const parts: string[] = [];
  let literals: string[] = [];
  const close = () => {
    if (literals.length > 0) parts.push(`[${literals.join(", ")}]`);
    literals = [];
  };
  for (const one of list) {
    if (one instanceof Each) {
      close();
      parts.push(printRepeated(one));
    } else literals.push(printValue(one));
  }
  close();
  const [only = "[]"] = parts;
  return parts.length > 1 ? `concat(${parts.join(", ")})` : only;
}

/** @param inLoop whether what it stands in flattens it, too */
function printRepeated(each: Each<Value>, inLoop = false): string {
  if (each instanceof When) return `${each.condition} ? ${printList(each.items)} : []`;
  const { names, over, items, unique } = each;
  const head = `for ${names} in ${over}`;
  const [only] = items;
  const isOne = items.length === 1 && !(only instanceof Each);
  const one = items.length === 1 && only instanceof Each ? printRepeated(only, true) : printList(items);
  const loop = isOne && only !== undefined ? `[${head} : ${printValue(only)}]` : `[${head} : ${one}]`;
  const all = isOne || inLoop ? loop : `flatten(${loop})`;
  return unique ? `distinct(${all})` : all;
}

/** A token of cdktf's, or a local of a module (`arn.ts`). */
const TOKEN = /\$\{TfToken\[[^\]]+\]\}|\$\{local\.\w+\}/g;

function printString(text: string): string {
  const literals = text.split(TOKEN).map(escapeLiteral);
  const references = (text.match(TOKEN) ?? []).map(printReference);
  return `"${literals.map((literal, index) => literal + (references[index] ?? "")).join("")}"`;
}

/** cdktf leaves out a token's own braces behind an opening `${` only, so each token gets one of its own. */
function printReference(token: string): string {
  return token.startsWith("${TfToken") ? `\${${token}}` : token;
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
 * Characters the policy will have at AWS, which counts without white space. A reference counts as 20, about an id; what
 * Terraform repeats, once.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function policyLength(statements: Items<Statement>): number {
  const text = JSON.stringify(policyDocument(known(statements)));
  return text.replaceAll(TOKEN, "x".repeat(20)).replaceAll(/\s/g, "").length;
}

/** `printPolicy`, refusing what AWS would refuse for its length; `what` names the policy in the message. */
export function printPolicyWithin(limit: number, what: string, statements: Items<Statement>): string {
  refuseOver(limit, policyLength(statements), `characters of ${what}`);
  return printPolicy(statements);
}
