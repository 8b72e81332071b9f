import {
  type Alias,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  type YAMLMap,
} from "yaml";
import type { Place } from "./document";
import { formatPath, type Path, type Position, type Problem, quote } from "./problem";

/** Levels, counted through aliases. */
const MAX_DEPTH = 100;

/** Values that may come into being through aliases: far more than sharing needs, far less than a bomb makes. */
const MAX_COPIES = 50_000;

/**
 * Reads YAML nodes into plain values with their places. Aliases and merge keys (`<<`) are resolved; tags, duplicate
 * keys and keys that aren't text are findings.
 */
export class PlaceReader {
  readonly findings: { readonly position: Position; readonly path: Path; readonly message: string }[] = [];
  private readonly anchors = new Map<string, Node>();
  /** The collections around the present node: an alias to one of them would never end. */
  private readonly open = new Set<Node>();
  private aliasDepth = 0;
  private copies = 0;

  constructor(private readonly position: (offset: number) => Position) {}

  problems(file: string): Problem[] {
    return this.findings.map(({ position, path, message }) => ({
      file,
      ...position,
      path: formatPath(path),
      message,
    }));
  }

  read(node: Node | null, path: Path, key?: Node): Place {
    const start = this.position((node ?? key)?.range?.[0] ?? 0);
    const empty: Place = { value: null, at: start, children: new Map(), ...this.keyOf(key) };
    if (node === null || !this.mayRead(path, start)) return empty;
    if (isAlias(node)) return this.readAlias(node, path, key) ?? empty;
    if (node.anchor) this.anchors.set(node.anchor, node);
    if (node.tag !== undefined)
      this.find(start, path, `found the tag ${quote(node.tag)}; leave it out, quote text instead`);
    if (isScalar(node)) return { ...empty, ...scalar(node) };
    this.open.add(node);
    const children = isMap(node)
      ? this.readMap(node, path)
      : this.readItems(isSeq(node) ? node.items : [], path);
    this.open.delete(node);
    return { ...empty, value: isMap(node) ? mapping(children) : list(children), children };
  }

  private mayRead(path: Path, start: Position): boolean {
    if (this.aliasDepth > 0) this.copies++;
    if (this.copies > MAX_COPIES || this.open.size > MAX_DEPTH) {
      if (!this.findings.some(({ message }) => message === BOMB)) this.find(start, path, BOMB);
      return false;
    }
    return true;
  }

  private readAlias(alias: Alias, path: Path, key?: Node): Place | undefined {
    const start = this.position(alias.range?.[0] ?? 0);
    const target = this.anchors.get(alias.source);
    const name = quote(alias.source);
    if (!target) {
      this.find(start, path, `found the alias ${name}; no anchor of that name stands above it`);
      return undefined;
    }
    if (this.open.has(target)) {
      this.find(start, path, `found the alias ${name} inside what it stands for`);
      return undefined;
    }
    this.aliasDepth++;
    const place = this.read(target, path, key);
    this.aliasDepth--;
    return place;
  }

  private readItems(items: readonly unknown[], path: Path): Map<string | number, Place> {
    return new Map(items.filter(isNode).map((item, index) => [index, this.read(item, [...path, index])]));
  }

  private readMap(map: YAMLMap, path: Path): Map<string | number, Place> {
    const children = new Map<string | number, Place>();
    const merges: Place[] = [];
    for (const pair of map.items.filter(isPair)) {
      const value = isNode(pair.value) ? pair.value : null;
      if (isMerge(pair)) {
        merges.push(this.read(value, [...path, "<<"], pair.key));
        continue;
      }
      const key = this.readKey(pair.key, path, children);
      if (key !== undefined && isNode(pair.key))
        children.set(key, this.read(value, [...path, key], pair.key));
    }
    for (const merged of merges) this.merge(children, merged, path);
    return children;
  }

  /** The key's text; undefined, and a finding, when it can't be one. */
  private readKey(
    key: unknown,
    path: Path,
    siblings: ReadonlyMap<string | number, Place>,
  ): string | undefined {
    const start = this.position(isNode(key) ? (key.range?.[0] ?? 0) : 0);
    if (!isScalar(key) || typeof key.value !== "string") {
      const source = isScalar(key) ? key.source : "a list or mapping";
      const bare =
        isScalar(key) && source ? `${source} without quotes; quote it: ${quote(source)}` : undefined;
      this.find(start, path, `found the key ${bare ?? `${source || "nothing"}; allowed: text`}`);
      return undefined;
    }
    const text = key.value;
    const first = siblings.get(text)?.key;
    if (text === "__proto__") {
      this.find(start, [...path, text], "found the reserved name __proto__; choose another");
    } else if (first) {
      const message = `found the key a second time; the first stands at line ${first.line}; keep one`;
      this.find(start, [...path, text], message);
    } else return text;
    return undefined;
  }

  /** What was written wins over what is merged in. */
  private merge(children: Map<string | number, Place>, merged: Place, path: Path): void {
    const sources = Array.isArray(merged.value) ? [...merged.children.values()] : [merged];
    for (const source of sources) {
      if (source.value === null || typeof source.value !== "object" || Array.isArray(source.value)) {
        this.find(
          source.at,
          [...path, "<<"],
          "found no mapping behind <<; allowed: an alias of a mapping, or a list of them",
        );
        continue;
      }
      for (const [key, place] of source.children) if (!children.has(key)) children.set(key, place);
    }
  }

  private keyOf(key: Node | undefined): { key?: Position } {
    return key ? { key: this.position(key.range?.[0] ?? 0) } : {};
  }

  private find(position: Position, path: Path, message: string): void {
    this.findings.push({ position, path, message });
  }
}

const BOMB = `found aliases that unfold into more than ${MAX_COPIES} values or ${MAX_DEPTH} levels; write less of it by alias`;

function isNode(value: unknown): value is Node {
  return isAlias(value) || isScalar(value) || isMap(value) || isSeq(value);
}

function isMerge(pair: Pair): pair is Pair<Scalar> {
  return isScalar(pair.key) && pair.key.value === "<<" && pair.key.type === Scalar.PLAIN;
}

function scalar({ value, source, type }: Scalar): Pick<Place, "value" | "source"> {
  return type === Scalar.PLAIN ? { value, source } : { value };
}

function mapping(children: ReadonlyMap<string | number, Place>): Record<string, unknown> {
  return Object.fromEntries([...children].map(([key, { value }]) => [key, value]));
}

function list(children: ReadonlyMap<string | number, Place>): unknown[] {
  return [...children.values()].map(({ value }) => value);
}
