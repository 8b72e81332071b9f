/** The kinds of inputs. */
import { ref, Token } from "cdktf";
import { Each, type Items, ifGiven, type Maybe, type Switch, When } from "./each";
import {
  type Given,
  type Input,
  type InputProps,
  type Inputs,
  literals,
  references,
  type Values,
} from "./input";
import { snakeCase } from "./names";
import { everyElement, everyName, everyValue, orNull, type Rule } from "./rule";
import type { Field } from "./type";

/** A text. */
export function text(props: InputProps<string>): Input<string> {
  return {
    rules: [],
    ...props,
    type: { kind: "string" },
    literal: (value) => value,
    reference: textAt,
  };
}

/** A text that may be left out: an argument that is `null` is left out of a resource, too. */
export function optionalText(props: Omit<InputProps<string>, "default">): Input<string, string | undefined> {
  const rules = (props.rules ?? []).map(orNull);
  return { ...text(props), default: null, rules, literal: (value) => value ?? undefined };
}

/** A text without which some resources aren't there. @param props.each what it is called in `for` expressions */
export function structuralText(
  props: Omit<InputProps<string>, "default"> & { readonly each: string },
): Input<string, Maybe<string>> {
  const { each, ...rest } = props;
  return {
    ...optionalText(rest),
    structural: true,
    reference: (variable) => ifGiven(each, variable, textAt(variable)),
  };
}

/** A number. */
export function number(props: InputProps<number>): Input<number> {
  return {
    rules: [],
    ...props,
    type: { kind: "number" },
    literal: (value) => value,
    reference: (expression) => Token.asNumber(ref(expression)),
  };
}

/** A number that may be left out, as `optionalText`. */
export function optionalNumber(
  props: Omit<InputProps<number>, "default">,
): Input<number, number | undefined> {
  const rules = (props.rules ?? []).map(orNull);
  return { ...number(props), default: null, rules, literal: (value) => value ?? undefined };
}

/** A number without which some resources aren't there. @param props.each what it is called in `for` expressions */
export function structuralNumber(
  props: Omit<InputProps<number>, "default"> & { readonly each: string },
): Input<number, Maybe<number>> {
  const { each, rules = [], ...rest } = props;
  return {
    ...rest,
    type: { kind: "number" },
    default: null,
    structural: true,
    rules: rules.map(orNull),
    literal: (value) => value ?? undefined,
    reference: (variable) => ifGiven(each, variable, Token.asNumber(ref(variable))),
  };
}

/** A switch: what depends on it is there if it is on. */
export function flag(props: Omit<InputProps<boolean>, "rules">): Input<boolean, Switch> {
  return {
    rules: [],
    ...props,
    type: { kind: "bool" },
    literal: (value) => value,
    reference: (variable) => new When(variable, [true]),
  };
}

/** What every element of a list must be. */
interface Elements<V> {
  /** What one of them is called in `for` expressions: `role_arn`. */
  readonly each: string;
  readonly of?: readonly Rule<V>[];
}

/** Texts, in order. */
export function texts(
  props: InputProps<readonly string[]> & Elements<string>,
): Input<readonly string[], Items<string>> {
  const { each, of = [], rules = [], ...rest } = props;
  return {
    ...rest,
    type: { kind: "list", of: { kind: "string" } },
    rules: [...rules, ...of.map((rule) => everyElement(each, rule))],
    literal: (values) => values,
    reference: (list) => [new Each(each, list, [textAt(each)], false, [textAt("each.value")])],
  };
}

type ByName<V> = Readonly<Record<string, V>>;

interface Named<V> extends InputProps<ByName<V>> {
  /** What one of them is called in `for` expressions: `account`. */
  readonly each: string;
  /** What their names must be. */
  readonly names?: readonly Rule<string>[];
}

export type NamedTexts = Named<string> & Elements<string>;

/** Texts by a name that tells them apart, in the order of their names, as Terraform has maps. */
export function textByName(
  props: NamedTexts,
): Input<ByName<string>, Items<{ readonly name: string; readonly text: string }>> {
  const { each, of = [], names = [], rules = [], ...rest } = props;
  return {
    ...rest,
    type: { kind: "map", of: { kind: "string" } },
    rules: [
      ...rules,
      ...names.map((rule) => everyName<string>(rule)),
      ...of.map((rule) => everyValue(each, rule)),
    ],
    literal: (values) => sorted(values).map(([name, value]) => ({ name, text: value })),
    reference: (map) => [textsIn(map, each)],
  };
}

/** The texts of a map, by name. @param each what one of them is called */
export function textsIn(map: string, each: string): Each<{ readonly name: string; readonly text: string }> {
  const one = (name: string, value: string) => [{ name: textAt(name), text: textAt(value) }];
  return new Each(`name, ${each}`, map, one("name", each), false, one("each.key", "each.value"));
}

/** Things with fields, by a name that tells them apart, in the order of their names. */
export function thingByName<I extends Inputs>(
  fields: I,
  props: Named<Values<I>>,
): Input<ByName<Values<I>>, Items<Given<I> & { readonly name: string }>> {
  const { each, names = [], rules = [], ...rest } = props;
  return {
    ...rest,
    type: { kind: "map", of: { kind: "object", fields: fieldsOf(fields) } },
    rules: [
      ...rules,
      ...names.map((rule) => everyName<Values<I>>(rule)),
      ...rulesOf(fields).map((rule) => everyValue(each, rule)),
    ],
    literal: (values) => sorted(values).map(([name, value]) => ({ name, ...literals(fields, value) })),
    reference: (map) => {
      const one = (name: string, value: string) => [
        { name: textAt(name), ...references(fields, (field) => `${value}.${snakeCase(field)}`) },
      ];
      return [new Each(`name, ${each}`, map, one("name", each), false, one("each.key", "each.value"))];
    },
  };
}

function textAt(expression: string): string {
  return Token.asString(ref(expression));
}

function sorted<V>(values: ByName<V>): [string, V][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}

function fieldsOf(fields: Inputs): Record<string, Field> {
  const entries = Object.entries(fields).map(([name, { type, description, default: value }]) => [
    snakeCase(name),
    { type, description, optional: value === null },
  ]);
  return Object.fromEntries(entries);
}

/** Rules of the fields, as rules of the whole. */
function rulesOf<I extends Inputs>(fields: I): Rule<Values<I>>[] {
  return Object.entries(fields).flatMap(([name, { rules }]) =>
    rules.map((rule) => ({
      message: `${snakeCase(name)}: ${rule.message}`,
      holds: (value: Values<I>) => rule.holds(value[name as keyof I]),
      condition: (each: string) => rule.condition(`${each}.${snakeCase(name)}`),
      spoil: (value: Values<I>) => ({ ...value, [name]: rule.spoil(value[name as keyof I]) }),
    })),
  );
}
