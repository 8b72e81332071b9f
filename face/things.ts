/** Inputs that are objects: one that may be left out, and several in order. */
import { Each, type Items, ifGiven, type Maybe } from "./each";
import { fieldsOf, referencesAt, rulesOf } from "./fields";
import { type Given, type Input, type InputProps, type Inputs, literals, type Values } from "./input";
import { everyElement, orNull, type Rule } from "./rule";

interface Named {
  /** What one of them is called in `for` expressions: `stage`. */
  readonly each: string;
}

/** Things with fields, in order. */
export function things<I extends Inputs>(
  fields: I,
  props: InputProps<readonly Values<I>[]> & Named,
): Input<readonly Values<I>[], Items<Given<I>>> {
  const { each, rules = [], ...rest } = props;
  return {
    ...rest,
    type: { kind: "list", of: { kind: "object", fields: fieldsOf(fields) } },
    rules: [...rules, ...rulesOf(fields).map((rule) => everyElement(each, rule))],
    literal: (values) => values.map((value) => literals(fields, value)),
    reference: (list) => [
      new Each(
        each,
        list,
        [referencesAt(fields, each)],
        false,
        [referencesAt(fields, "each.value")],
        (label) => [referencesAt(fields, `${label}.value`)],
      ),
    ],
  };
}

type Optional<I extends Inputs> = Input<Values<I>, Maybe<Given<I>>>;
type OptionalProps<I extends Inputs> = Omit<InputProps<Values<I>>, "default" | "structural"> & Named;

/** A thing with fields that may be left out. */
export function optionalThing<I extends Inputs>(fields: I, props: OptionalProps<I>): Optional<I> {
  const { each, ...rest } = props;
  return {
    ...optional(fields, rest),
    reference: (variable) =>
      ifGiven(each, variable, referencesAt(fields, each), (label) => referencesAt(fields, `${label}.value`)),
  };
}

/** The same without which some resources aren't there. What is in it needn't be known. */
export function structuralThing<I extends Inputs>(fields: I, props: OptionalProps<I>): Optional<I> {
  const { each, ...rest } = props;
  return {
    ...optional(fields, rest),
    structural: "names",
    reference: (variable) =>
      ifGiven(each, variable, referencesAt(fields, variable), (label) =>
        referencesAt(fields, `${label}.value`),
      ),
  };
}

function optional<I extends Inputs>(fields: I, props: InputProps<Values<I>>) {
  const rules: Rule<Values<I>>[] = [...(props.rules ?? []), ...rulesOf(fields)];
  return {
    ...props,
    default: null,
    type: { kind: "object", fields: fieldsOf(fields) } as const,
    rules: rules.map(orNull),
    literal: (value: Values<I> | null) => (value === null ? undefined : literals(fields, value)),
  };
}
