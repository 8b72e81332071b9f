/** Resources that are made for each of some things, and arguments that are lists of them. */
import { Fn, type ITerraformIterator, ref, type TerraformResource, Token } from "cdktf";
import { Each, type Items, type Made, type Maybe, makeFor, type Switch, When } from "./each";

/**
 * Makes something for each thing. What a literal brings forth has an id of its own; what Terraform repeats has one, and
 * `for_each` tells its resources apart.
 * @param keyOf what tells a thing from the others: a part of the id
 */
export function makeForEach<T>(
  id: string,
  things: Items<T>,
  keyOf: (thing: T) => string,
  make: (id: string, thing: T, made: Made) => void,
): void {
  for (const one of things) {
    if (!(one instanceof Each)) make(`${id}-${keyOf(one)}`, one, {});
    else for (const thing of flat(one.made)) make(id, thing, { forEach: iteratorOf(one) });
  }
}

/** A resource isn't made for the elements of an element. */
function flat<T>(things: Items<T>): T[] {
  return things.map((thing) => {
    if (thing instanceof Each) throw new Error(`${thing.over} is a loop in a loop: for_each takes one`);
    return thing;
  });
}

/** A map has two names in a loop: of the key and of the value. `for_each` takes it as it is, and a list as a set. */
function iteratorOf({ names, over }: Each<unknown>): ITerraformIterator {
  const all = names.includes(",") ? over : `toset(${over})`;
  return { _getForEachExpression: () => Token.asString(ref(all)) };
}

/** The things, if a switch is on. */
export function onlyIf<T>(on: Switch, things: Items<T>): Items<T> {
  if (typeof on === "boolean") return on ? things : [];
  return things.map((thing) => {
    // Each by itself: Terraform's conditions take no lists of several kinds of objects.
    if (!(thing instanceof Each)) return new When(on.condition, [thing]);
    const { names, over, items, unique, made, inBlock } = thing;
    const none = names.includes(",") ? "{}" : "[]";
    return new Each(names, `${on.condition} ? ${over} : ${none}`, items, unique, made, inBlock);
  });
}

/** One text or another. */
export function textIf(on: Switch, there: string, otherwise: string): string {
  if (typeof on === "boolean") return on ? there : otherwise;
  return Token.asString(ref(`${on.condition} ? "${there}" : "${otherwise}"`));
}

/** The contrary of a switch. */
export function not(on: Switch): Switch {
  return typeof on === "boolean" ? !on : new When(`!${on.condition}`, [true]);
}

/** Makes something if a switch is on. */
export function makeIf(on: Switch, make: (made: Made) => void): void {
  if (typeof on === "boolean") {
    if (on) make({});
  } else makeFor(on, (_, made) => make(made));
}

/** An attribute of another resource that is made as often: of the instance with the same key. */
export function besideIn(resource: TerraformResource, { forEach }: Made, attribute: string): string {
  if (!forEach) return resource.getStringAttribute(attribute);
  const instance = `${resource.terraformResourceType}.${resource.friendlyUniqueId}[each.key]`;
  return Token.asString(ref(`${instance}.${attribute}`));
}

/** An argument that is a list of texts: known ones, and variables that hold several as they are. */
export function textList(texts: Items<string>): string[] {
  const lists: string[][] = [];
  let last: string[] | undefined;
  for (const one of texts) {
    if (one instanceof Each) {
      lists.push(Token.asList(ref(one.over)));
      last = undefined;
    } else if (last) last.push(one);
    else {
      last = [one];
      lists.push(last);
    }
  }
  const [only = []] = lists;
  return lists.length > 1 ? Fn.concat(lists) : only;
}

/** Makes a resource where the thing is there; an attribute of it, as often as Terraform makes it. */
export function attributeOfMade<T>(
  maybe: Maybe<T>,
  attribute: string,
  make: (thing: T, made: Made) => TerraformResource,
): Items<string> {
  let attributes: Items<string> = [];
  makeFor(maybe, (thing, made) => {
    const resource = make(thing, made);
    const all = `${resource.terraformResourceType}.${resource.friendlyUniqueId}[*].${attribute}`;
    attributes =
      made.count === undefined
        ? [resource.getStringAttribute(attribute)]
        : [new Each(attribute, all, [Token.asString(ref(attribute))])];
  });
  return attributes;
}

/** The ARN of a resource that may not be there, for an output: null where it isn't. */
export function arnIfMade(resource: TerraformResource | undefined): string {
  if (!resource) return Token.asString(ref("null"));
  return Token.asString(ref(`one(${resource.terraformResourceType}.${resource.friendlyUniqueId}[*].arn)`));
}
