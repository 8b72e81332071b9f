/**
 * Things of which some are known at synthesis, and some are Terraform's to repeat: for each element of a variable's list or
 * map. Constructs walk through both in one way, so that a stack (literals) and a module (variables) come of the same code.
 */

import { type ITerraformIterator, ref, Token } from "cdktf";

/** Some things, in order. */
export type Items<T> = readonly (T | Each<T>)[];

/** What Terraform repeats, by a `for` expression. */
export class Each<T> {
  constructor(
    /** The loop's variables: `account`, or `name, account` of a map. */
    readonly names: string,
    /** The list or map: `var.accounts`. */
    readonly over: string,
    /** What stands there for every element, loops among it; its texts refer to the loop's variables. */
    readonly items: Items<T>,
    /** Each of what comes out stands there once. */
    readonly unique = false,
    /** The same where a resource is made for every element: its texts refer to `each.key` and `each.value`. */
    readonly made: Items<T> = items,
    /** The same in a `dynamic` block: its texts refer to the block's label, `stage.value`. Absent: `items` do. */
    readonly inBlock?: (label: string) => Items<T>,
  ) {}

  /** What comes of what stands there. */
  flatMap<U>(of: (thing: T) => Items<U>): Each<U> {
    const { names, over, items, made, inBlock } = this;
    const blocks = inBlock && ((label: string) => eachOf(inBlock(label), of));
    return new Each(names, over, eachOf(items, of), false, eachOf(made, of), blocks);
  }
}

/** What stands there once, if Terraform finds that a condition holds. */
export class When<T> extends Each<T> {
  constructor(
    /** `var.alarms` */
    readonly condition: string,
    things: Items<T>,
  ) {
    super("", condition, things);
  }

  override flatMap<U>(of: (thing: T) => Items<U>): When<U> {
    return new When(this.condition, eachOf(this.items, of));
  }
}

/** On or off, by a literal or by a variable. */
export type Switch = boolean | When<true>;

/** What comes of each thing, repeated where the thing is. */
export function eachOf<T, U>(things: Items<T>, of: (thing: T) => Items<U>): Items<U> {
  return things.flatMap((thing): Items<U> => {
    if (!(thing instanceof Each)) return of(thing);
    const each = thing.flatMap(of);
    return each.items.length === 0 ? [] : [each];
  });
}

/** Each of them once, in the order in which they come first. */
export function uniqueOf(texts: Items<string>): Items<string> {
  const [only] = texts;
  if (texts.length === 1 && only instanceof Each) return [new Each(only.names, only.over, only.items, true)];
  if (isRepeated(texts)) throw new Error("what is known and what Terraform repeats can't be told apart");
  return [...new Set(texts)];
}

/**
 * How a resource is made for some things as one: not at all where there are none. Of what Terraform repeats the number must
 * be known in a plan (a structural input).
 */
export function madeForAny(things: Items<unknown>): Made | undefined {
  if (things.length === 0) return undefined;
  const repeated = things.flatMap((thing) => (thing instanceof Each ? [thing] : []));
  if (repeated.length < things.length) return {};
  return { count: Token.asNumber(ref(countOf(repeated))) };
}

/** Things that are there only if there is any of others. */
export function ifAny<T>(others: Items<unknown>, of: () => Items<T>): Items<T> {
  if (others.length === 0) return [];
  const things = of();
  const repeated = others.flatMap((one) => (one instanceof Each ? [one] : []));
  if (repeated.length < others.length) return things;
  const condition = anyOf(repeated);
  return things.map((thing) => new When(condition, [thing]));
}

/** A text that is said only if there is any of some things. */
export function textIfAny(others: Items<unknown>, text: string): string | undefined {
  const [said] = ifAny(others, () => [text]);
  const written = Token.isUnresolved(text) ? text : JSON.stringify(text);
  if (said instanceof When) return Token.asString(ref(`${said.condition} ? ${written} : null`));
  return said === undefined ? undefined : text;
}

function anyOf(things: readonly Each<unknown>[]): string {
  return [...new Set(things.map(conditionOf))].join(" || ");
}

function countOf(things: readonly Each<unknown>[]): string {
  const [only] = things;
  if (things.length === 1 && only?.over.endsWith(IF_GIVEN)) return `${givenIn(only)} == null ? 0 : 1`;
  return `${anyOf(things)} ? 1 : 0`;
}

/** Whether there are any of them. */
function conditionOf(things: Each<unknown>): string {
  if (things instanceof When) return things.condition;
  if (things.over.endsWith(IF_GIVEN)) return `${givenIn(things)} != null`;
  return `length(${things.over}) > 0`;
}

/** Whether what stands there can't stand there twice. */
export function isOneAtMost(things: Each<unknown>): boolean {
  return things instanceof When || things.over.endsWith(IF_GIVEN);
}

/** A text that may be left out, as an argument takes it: `null` where it isn't there. */
export function orNothing(text: Maybe<string>): string | undefined {
  return text instanceof Each ? Token.asString(ref(givenIn(text))) : text;
}

function givenIn({ over }: Each<unknown>): string {
  return over.slice(0, -IF_GIVEN.length);
}

/** How often Terraform makes a resource; absent: once. */
export interface Made {
  readonly count?: number;
  readonly forEach?: ITerraformIterator;
}

/** A list of one, or of none where the value is null. https://developer.hashicorp.com/terraform/language/expressions/splat */
const IF_GIVEN = "[*]";

/** A thing that may be left out, by a literal or by a variable. */
export type Maybe<T> = T | Each<T> | undefined;

/** What is there if a variable isn't null. @param name of it where it is repeated @param inBlock see `Each` */
export function ifGiven<T>(
  name: string,
  variable: string,
  thing: T,
  inBlock?: (label: string) => T,
): Each<T> {
  const blocks = inBlock && ((label: string) => [inBlock(label)]);
  return new Each(name, `${variable}${IF_GIVEN}`, [thing], false, [thing], blocks);
}

/** A list of it, or of nothing. */
export function itemsOf<T>(maybe: Maybe<T>): Items<T> {
  return maybe === undefined ? [] : [maybe];
}

/** What comes of it where it is there. */
export function inMaybe<T, U>(maybe: Maybe<T>, of: (thing: T) => U): Maybe<U> {
  if (maybe === undefined || !(maybe instanceof Each)) return maybe === undefined ? undefined : of(maybe);
  return maybe.flatMap((thing) => [of(thing)]);
}

/** Makes something where the thing is there. @param make is told how often Terraform makes it */
export function makeFor<T>(maybe: Maybe<T>, make: (thing: T, made: Made) => void): void {
  const things = itemsOf(maybe);
  const made = madeForAny(things);
  if (made) for (const thing of known(things)) make(thing, made);
}

/** Whether Terraform repeats some of them: their number isn't known. */
function isRepeated(things: Items<unknown>): boolean {
  return things.some((thing) => thing instanceof Each);
}

/** Each thing once, those that Terraform repeats as they are. */
export function known<T>(things: Items<T>): T[] {
  return things.flatMap((thing) => (thing instanceof Each ? known(thing.items) : [thing]));
}
