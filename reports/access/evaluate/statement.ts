/**
 * One statement of a policy, compiled.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
import { resourceMatcherOf } from "./arn-pattern";
import { type Condition, conditionOf } from "./condition";
import type { Context } from "./context";
import { and, type Formula, formulaOf, NO, provided, type Truth, YES } from "./formula";
import { PolicyError } from "./policy-error";
import { type PrincipalElement, principalElementOf } from "./principal-element";
import { type Template, templateOf } from "./template";
import { globOf, matcherOf } from "./text-pattern";
import { textsOf } from "./texts";

/** What a policy hangs on; it decides which elements its statements have. */
export type PolicyKind = "identity" | "resource" | "trust";

export interface Statement {
  /** Its `Sid`; without one, its place from 1 on. */
  readonly name: string;
  readonly effect: "Allow" | "Deny";
  /** `Principal` or `NotPrincipal`; only in resource and trust policies. */
  readonly principals: { readonly element: PrincipalElement; readonly inverse: boolean } | undefined;
  readonly conditions: readonly Condition[];
  /** @param action in small letters */
  takesAction(action: string): boolean;
  takesResource(arn: string, context: Context): Formula;
  /** `the resource is one of …`; a trust policy's are the role. */
  readonly resourceWords: string;
}

/** Elements of a statement, in AWS's words. */
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

/** @throws PolicyError where AWS would refuse the statement */
export function statementOf(
  statement: object,
  place: number,
  kind: PolicyKind,
  variables: boolean,
): Statement {
  const elements = new Map<string, unknown>(Object.entries(statement));
  for (const name of elements.keys()) {
    if (!ELEMENTS.includes(name)) throw new PolicyError(`no element ${name} in a statement`);
  }
  const effect = elements.get("Effect");
  if (effect !== "Allow" && effect !== "Deny") throw new PolicyError("Effect is Allow or Deny");
  const actions = oneOf(elements, "Action", "NotAction");
  if (actions === undefined) throw new PolicyError("neither Action nor NotAction");
  const takesAction = matcherOfActions(actions.texts);
  const resources = resourcesOf(elements, kind);
  const templates = resources?.texts.map((text) =>
    templateOf(text, { variables, wildcards: true, compile: resourceMatcherOf }),
  );
  const resourceWords = `the resource is ${resources?.inverse ? "none" : "one"} of ${resources?.texts.join(", ") ?? "the role"}`;
  const unknown = provided(resourceWords);
  return {
    name: `${elements.get("Sid") ?? place}`,
    effect,
    principals: principalsOf(elements, kind),
    conditions: conditionsOf(elements.get("Condition"), variables),
    resourceWords,
    takesAction: (action) => takesAction(action) !== actions.inverse,
    takesResource: (arn, context) =>
      templates === undefined
        ? YES
        : formulaOf(invertedIf(resources?.inverse, someMatch(templates, arn, context)), unknown),
  };
}

/** All conditions of a statement hold. */
export function conditionsHold({ conditions }: Statement, context: Context): Formula {
  const open: Formula[] = [];
  for (const condition of conditions) {
    const formula = condition.check(context);
    if (formula === NO) return NO;
    if (formula !== YES) open.push(formula);
  }
  return open.length === 0 ? YES : and(...open);
}

interface Texts {
  readonly texts: readonly string[];
  readonly inverse: boolean;
}

function oneOf(elements: ReadonlyMap<string, unknown>, name: string, opposite: string): Texts | undefined {
  if (elements.has(name) && elements.has(opposite)) throw new PolicyError(`both ${name} and ${opposite}`);
  const inverse = elements.has(opposite);
  const value = elements.get(inverse ? opposite : name);
  return value === undefined ? undefined : { texts: textsOf(value, inverse ? opposite : name), inverse };
}

function resourcesOf(elements: ReadonlyMap<string, unknown>, kind: PolicyKind): Texts | undefined {
  const resources = oneOf(elements, "Resource", "NotResource");
  if (kind === "trust" && resources !== undefined) throw new PolicyError("a trust policy has no Resource");
  if (kind !== "trust" && resources === undefined) throw new PolicyError("neither Resource nor NotResource");
  return resources;
}

function principalsOf(elements: ReadonlyMap<string, unknown>, kind: PolicyKind): Statement["principals"] {
  const inverse = elements.has("NotPrincipal");
  const element = elements.get(inverse ? "NotPrincipal" : "Principal");
  if (inverse && elements.has("Principal")) throw new PolicyError("both Principal and NotPrincipal");
  if (kind === "identity") {
    if (element !== undefined) throw new PolicyError("an identity policy has no Principal");
    return undefined;
  }
  if (element === undefined) throw new PolicyError("neither Principal nor NotPrincipal");
  return { element: principalElementOf(element), inverse };
}

function conditionsOf(block: unknown, variables: boolean): readonly Condition[] {
  if (block === undefined) return [];
  return entriesOf(block, "Condition").flatMap(([operator, keys]) =>
    entriesOf(keys, operator).map(([key, values]) =>
      conditionOf(operator, key, textsOf(values, `${operator} ${key}`), variables),
    ),
  );
}

function entriesOf(value: unknown, where: string): [string, unknown][] {
  if (typeof value !== "object" || value === null) throw new PolicyError(`${where} is no object`);
  return Object.entries(value);
}

/** Actions are the same in any case. */
function matcherOfActions(texts: readonly string[]): (action: string) => boolean {
  const matchers = texts.map((text) => matcherOf(globOf(text.toLowerCase())));
  return (action) => matchers.some((fits) => fits(action));
}

function someMatch(templates: readonly Template[], arn: string, context: Context): Truth {
  let found: Truth = false;
  for (const template of templates) {
    const truth = template.matches(arn, context);
    if (truth === true) return true;
    if (truth === undefined) found = undefined;
  }
  return found;
}

function invertedIf(inverse: boolean | undefined, truth: Truth): Truth {
  return inverse && truth !== undefined ? !truth : truth;
}
