import { formatPath, type Path, type Position, type Problem, quote } from "./problem";

/** A value of the file and where it stands. */
export interface Place {
  /** Text, number, boolean, null, list or mapping. */
  readonly value: unknown;
  readonly at: Position;
  /** Where its key stands; absent in lists and at the top. */
  readonly key?: Position;
  /** A plain scalar as it was written: `0111` where the value is 111. */
  readonly source?: string;
  /** By key or index. */
  readonly children: ReadonlyMap<string | number, Place>;
}

/** Something wrong at a path, before it is known where that lies in the file. */
export interface Finding {
  readonly path: Path;
  readonly message: string;
  /** `key` points at the entry's key and not at its value. */
  readonly at?: "key";
}

/** A configuration file as plain values that remember their places. */
export class Document {
  constructor(
    readonly file: string,
    readonly root: Place,
  ) {}

  /** The place of a path; undefined when nothing was written there. */
  place(path: Path): Place | undefined {
    return path.reduce<Place | undefined>((place, step) => place?.children.get(step), this.root);
  }

  has(path: Path): boolean {
    return this.place(path) !== undefined;
  }

  /** The keys of a mapping as they were written; none when there is no mapping. */
  keys(path: Path): string[] {
    return [...(this.place(path)?.children.keys() ?? [])].filter((key) => typeof key === "string");
  }

  /** The first of the paths that was written. */
  firstOf(paths: readonly Path[]): Path | undefined {
    return paths.find((path) => this.has(path));
  }

  /** How messages show what stands at a path. */
  found(path: Path): string {
    const place = this.place(path);
    if (place === undefined) return "nothing";
    const { value, source } = place;
    if (Array.isArray(value)) return value.length === 0 ? "an empty list" : `a list of ${value.length}`;
    if (typeof value === "string") return quote(value);
    if (value === null) return source ? source : "nothing";
    if (typeof value === "object") return place.children.size === 0 ? "an empty mapping" : "a mapping";
    return source ?? String(value);
  }

  /** Gives a finding its position; one about something missing points at the nearest key above. */
  problem({ path, message, at }: Finding): Problem {
    const own = this.place(path);
    const above = own ?? this.nearest(path);
    const position = own && at !== "key" ? own.at : (above.key ?? above.at);
    return { file: this.file, ...position, path: formatPath(path), message };
  }

  private nearest(path: Path): Place {
    let place = this.root;
    for (const step of path) {
      const child = place.children.get(step);
      if (!child) break;
      place = child;
    }
    return place;
  }
}
