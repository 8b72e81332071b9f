/** The kinds of inputs. */
import { type IResolvable, ref, Token } from "cdktf";
import { Each, type Items, ifGiven, type Maybe, type Switch, When } from "./each";
import { fieldsOf, referencesAt, rulesOf } from "./fields";
import { type Given, type Input, type InputProps, type Inputs, literals, type Values } from "./input";
import { everyElement, everyName, everyValue, orNull, type Rule } from "./rule";

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

type MaybeProps = Omit<InputProps<string>, "default" | "structural"> & {
  /** What it is called in `for` expressions. */
  readonly each: string;
};

/** A text without which something else isn't said, either. */
export function maybeText({ each, ...rest }: MaybeProps): Input<string, Maybe<string>> {
  return {
    ...optionalText(rest),
    reference: (variable) => ifGiven(each, variable, textAt(each), (label) => textAt(`${label}.value`)),
  };
}

/** A text without which some resources aren't there. */
export function structuralText({ each, ...rest }: MaybeProps): Input<string, Maybe<string>> {
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

/** On or off, as an argument takes it: nothing else depends on it. */
export function bool(props: Omit<InputProps<boolean>, "rules">): Input<boolean, boolean | IResolvable> {
  return {
    rules: [],
    ...props,
    type: { kind: "bool" },
    literal: (value) => value,
    reference: ref,
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
    reference: (list) => [
      new Each(each, list, [textAt(each)], false, [textAt("each.value")], (label) => [
        textAt(`${label}.value`),
      ]),
    ],
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
  return eachInMap(each, map, (name, value) => ({ name: textAt(name), text: textAt(value) }));
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
      return [
        eachInMap(each, map, (name, value) => ({ name: textAt(name), ...referencesAt(fields, value) })),
      ];
    },
  };
}

/** What stands there for every entry of a map. @param of told how key and value are spoken of */
function eachInMap<T>(each: string, map: string, of: (name: string, value: string) => T): Each<T> {
  const made = of("each.key", "each.value");
  return new Each(`name, ${each}`, map, [of("name", each)], false, [made], (label) => [
    of(`${label}.key`, `${label}.value`),
  ]);
}

function textAt(expression: string): string {
  return Token.asString(ref(expression));
}

function sorted<V>(values: ByName<V>): [string, V][] {
  return Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
}
