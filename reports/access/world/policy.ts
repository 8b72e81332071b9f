/** Policies as AWS has them: JSON, whatever they are attached to. */
import { isValues } from "../../values";
import { isAfterApply, opaqueIn, unknownWords } from "./opaque";
import { Unreadable } from "./problem";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement: readonly Statement[];
}

/** A statement; what stands alone in the JSON isn't put into a list. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: Principal;
  readonly NotPrincipal?: Principal;
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;
}

export type OneOrMore = string | readonly string[];
export type Principal = "*" | Readonly<Record<string, OneOrMore>>;

/** A policy and where it is written. */
export interface Policy {
  /** `deploy`; of a managed policy the last part of its ARN; `trust`, `bucket`, … of a resource. */
  readonly name: string;
  /** Only of a managed policy. */
  readonly arn?: string;
  readonly document: PolicyDocument;
  /** Where its text is: `tools: aws_iam_role_policy.web_deploy.policy`. */
  readonly where: string;
  /** True: nobody here has its text, and it counts as letting everything through. */
  readonly unseen?: true;
}

/** What a policy counts as whose text isn't to be had: the most that it could allow. */
const ADMINISTRATOR: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

/** A managed policy that none of the stacks makes: AWS's own, or somebody else's. */
export function unseenPolicy(arn: string, where: string): Policy {
  return { name: arn.slice(arn.lastIndexOf("/") + 1), arn, document: ADMINISTRATOR, where, unseen: true };
}

const ELEMENTS = [
  "Sid",
  "Effect",
  "Principal",
  "NotPrincipal",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Condition",
];

/**
 * A policy's text as a document.
 * @param where the text is, for messages
 * @throws Unreadable where it isn't JSON, isn't a policy, or names what isn't known before an apply
 */
export function parsePolicy(text: unknown, where: string): PolicyDocument {
  const unknown = opaqueIn(text);
  if (unknown !== undefined)
    throw new Unreadable(
      isAfterApply(unknown)
        ? unknownWords(where, unknown)
        : `${where}: the policy names ${unknown}, which isn't known before an apply`,
    );
  const document = jsonOf(text);
  if (!isValues(document))
    throw new Unreadable(`${where}: no policy, which is JSON: ${String(text).slice(0, 80)}`);
  const statements: unknown[] = [document.Statement].flat();
  return { ...document, Statement: statements.map((statement) => checked(statement, where)) };
}

function checked(statement: unknown, where: string): Statement {
  if (isStatement(statement)) return statement;
  throw new Unreadable(`${where}: ${faultOf(statement)} in ${JSON.stringify(statement)?.slice(0, 120)}`);
}

function isStatement(value: unknown): value is Statement {
  return faultOf(value) === undefined;
}

function jsonOf(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What makes it no statement; its elements are of the shapes that `Statement` says when nothing does. */
function faultOf(statement: unknown): string | undefined {
  if (!isValues(statement)) return "no statement";
  const strange = Object.keys(statement).find((name) => !ELEMENTS.includes(name));
  if (strange !== undefined) return `no element of a policy is called ${strange}`;
  if (statement.Effect !== "Allow" && statement.Effect !== "Deny") return "neither Allow nor Deny as Effect";
  const lists = ["Action", "NotAction", "Resource", "NotResource"].find(
    (name) => !isOneOrMore(statement[name]),
  );
  if (lists !== undefined) return `${lists} is neither text nor a list of texts`;
  if (!isPrincipal(statement.Principal) || !isPrincipal(statement.NotPrincipal))
    return "no principal as AWS has them";
  return isCondition(statement.Condition) ? undefined : "no condition as AWS has them";
}

function isOneOrMore(value: unknown): boolean {
  return value === undefined || [value].flat().every((each) => typeof each === "string");
}

function isPrincipal(value: unknown): boolean {
  return value === undefined || value === "*" || (isValues(value) && Object.values(value).every(isOneOrMore));
}

function isCondition(value: unknown): boolean {
  if (value === undefined) return true;
  return (
    isValues(value) &&
    Object.values(value).every((keys) => isValues(keys) && Object.values(keys).every(isOneOrMore))
  );
}
