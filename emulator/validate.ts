import { isObject } from "./json";
import { type Model, type Shape, shapeOf } from "./model";

/**
 * What is wrong with a value by AWS's model: missing and unknown members, wrong types, values that are not allowed,
 * lengths. Stricter than AWS, which ignores members it doesn't know: a misspelt one is to be found here.
 * @param path where the value stands, for the messages
 */
export function problemsOf(model: Model, shapeName: string, value: unknown, path = ""): string[] {
  const shape = shapeOf(model, shapeName);
  switch (shape.type) {
    case "structure":
      return structureProblems(model, shape, value, path);
    case "list":
      return listProblems(model, shape, value, path);
    case "map":
      return mapProblems(model, shape, value, path);
    case "string":
      return textProblems(shape, value, path);
    case "integer":
    case "long":
    case "double":
    case "float":
      return numberProblems(shape, value, path);
    case "boolean":
      return typeof value === "boolean" ? [] : [wrongType(path, "true or false", value)];
    default:
      return [];
  }
}

function structureProblems(model: Model, shape: Shape, value: unknown, path: string): string[] {
  if (!isObject(value)) return [wrongType(path, "an object", value)];
  const { members = {}, required = [] } = shape;
  const given = Object.entries(value).filter(([, member]) => member !== undefined && member !== null);
  const names = given.map(([name]) => name);
  return [
    ...required
      .filter((name) => !names.includes(name))
      .map(
        (name) =>
          `Value null at '${below(path, name)}' failed to satisfy constraint: Member must not be null`,
      ),
    ...given.flatMap(([name, member]) => {
      const wanted = members[name];
      if (!wanted) return [`'${below(path, name)}' is not known to the service`];
      return problemsOf(model, wanted.shape, member, below(path, name));
    }),
  ];
}

function listProblems(model: Model, shape: Shape, value: unknown, path: string): string[] {
  if (!Array.isArray(value)) return [wrongType(path, "a list", value)];
  const item = shape.member?.shape;
  return [
    ...rangeProblems(shape, value.length, path, "length"),
    ...(item
      ? value.flatMap((member, index) => problemsOf(model, item, member, `${path}.${index + 1}`))
      : []),
  ];
}

function mapProblems(model: Model, shape: Shape, value: unknown, path: string): string[] {
  if (!isObject(value)) return [wrongType(path, "a map", value)];
  const item = shape.value?.shape;
  if (!item) return [];
  return Object.entries(value).flatMap(([key, member]) => problemsOf(model, item, member, below(path, key)));
}

function textProblems(shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== "string") return [wrongType(path, "a text", value)];
  if (shape.enum && !shape.enum.includes(value)) {
    const allowed = shape.enum.join(", ");
    return [
      `Value '${value}' at '${path}' failed to satisfy constraint: Member must satisfy enum value set: [${allowed}]`,
    ];
  }
  const pattern = patternOf(shape.pattern);
  return [
    ...rangeProblems(shape, value.length, path, "length"),
    ...(pattern && !pattern.test(value)
      ? [
          `Value '${value}' at '${path}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${shape.pattern}`,
        ]
      : []),
  ];
}

function numberProblems(shape: Shape, value: unknown, path: string): string[] {
  if (typeof value !== "number") return [wrongType(path, "a number", value)];
  return rangeProblems(shape, value, path, "value");
}

function rangeProblems({ min, max }: Shape, size: number, path: string, what: "length" | "value"): string[] {
  const relation = (words: string, limit: number) =>
    `Value at '${path}' failed to satisfy constraint: Member must have ${what} ${words} than or equal to ${limit}`;
  return [
    ...(min !== undefined && size < min ? [relation("greater", min)] : []),
    ...(max !== undefined && size > max ? [relation("less", max)] : []),
  ];
}

/** The pattern for the whole text; undefined for the few that are not JavaScript's. */
function patternOf(pattern: string | undefined): RegExp | undefined {
  if (pattern === undefined) return undefined;
  try {
    return new RegExp(`^(?:${pattern})$`, "su");
  } catch {
    return undefined;
  }
}

function wrongType(path: string, wanted: string, value: unknown): string {
  return `'${path}' must be ${wanted}, not ${JSON.stringify(value)}`;
}

function below(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
