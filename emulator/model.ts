/**
 * AWS's own description of a service's API, as botocore ships it with moto: which operations there are, and what
 * each accepts. https://github.com/boto/botocore/tree/develop/botocore/data
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface Shape {
  readonly type: string;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, Member>>;
  /** Of a list. */
  readonly member?: Member;
  /** Of a map. */
  readonly value?: Member;
  readonly enum?: readonly string[];
  /** Lengths of text and lists, limits of numbers. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

interface Member {
  readonly shape: string;
  /** Where REST puts it: `uri`, `querystring`. */
  readonly location?: string;
  readonly locationName?: string;
}

interface OperationModel {
  readonly name: string;
  readonly http: { readonly method: string; readonly requestUri: string };
  readonly input?: { readonly shape: string };
  readonly output?: { readonly shape: string };
}

export interface Model {
  readonly metadata: {
    readonly endpointPrefix: string;
    readonly signingName?: string;
    readonly targetPrefix?: string;
    readonly protocol: string;
    readonly jsonVersion?: string;
  };
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

/**
 * The newest model of a service.
 * @param models botocore's folder of models
 * @param service folder in it: `codepipeline`
 */
export function loadModel(models: string, service: string): Model {
  const folder = join(models, service);
  const version = readdirSync(folder).sort().at(-1) ?? "";
  const path = join(folder, version, "service-2.json");
  const text = existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`));
  return JSON.parse(text.toString("utf8")) as Model;
}

/** What signs calls to the service. */
export function signingNameOf({ metadata }: Model): string {
  return metadata.signingName ?? metadata.endpointPrefix;
}

/** A shape of the model. */
export function shapeOf(model: Model, name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`the model has no shape ${name}`);
  return shape;
}

/** An operation of a REST service, and the input that its path and query hold. */
export function routeOf(
  model: Model,
  method: string,
  path: string,
): { readonly name: string; readonly input: Record<string, unknown> } | undefined {
  const url = new URL(path, "http://localhost");
  for (const { name, http, input } of Object.values(model.operations)) {
    if (http.method !== method) continue;
    const found = matchPath(http.requestUri, url.pathname);
    if (!found) continue;
    const members = Object.entries(input ? (shapeOf(model, input.shape).members ?? {}) : {});
    const values = members.flatMap(([member, { location, locationName = member }]) => {
      if (location === "uri" && locationName in found) return [[member, found[locationName]]];
      if (location !== "querystring" || !url.searchParams.has(locationName)) return [];
      const all = url.searchParams.getAll(locationName);
      const isList = shapeOf(model, members.find(([key]) => key === member)?.[1].shape ?? "").type === "list";
      return [[member, isList ? all : all[0]]];
    });
    return { name, input: Object.fromEntries(values) };
  }
  return undefined;
}

/** The labels of `/path/{label}` in a path; undefined when it is another path. */
function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted = "", given] = [pattern.split("?")[0], path].map((text) => text?.split("/"));
  if (!Array.isArray(wanted) || !given || wanted.length !== given.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? "");
    const label = /^\{([^}]+?)\+?\}$/.exec(part)?.[1];
    if (label !== undefined) labels[label] = value;
    else if (part !== value) return undefined;
  }
  return labels;
}
