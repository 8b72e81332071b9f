/** What the commands print: data on stdout, everything else on stderr. */
import type { WriteStream } from "node:tty";
import pc from "picocolors";

export type Colors = ReturnType<typeof pc.createColors>;

/** Columns that everything but names and paths keeps to. */
const WIDTH = 80;

/**
 * Colours for a stream: on a terminal only. NO_COLOR and `--no-color` turn them off, FORCE_COLOR turns them on.
 * https://no-color.org
 */
export function colorsFor(
  stream: Pick<WriteStream, "isTTY">,
  env = process.env,
  args = process.argv,
): Colors {
  return pc.createColors(wantsColor(stream, env, args));
}

function wantsColor(
  stream: Pick<WriteStream, "isTTY">,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): boolean {
  if (env.NO_COLOR || args.includes("--no-color")) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return stream.isTTY === true && env.TERM !== "dumb";
}

/** Writes lines of data. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a value as JSON data. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Tells the person at the terminal something that is not data. */
export function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** `1 stack`, `2 stacks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** Rows in columns: the first to the left, the others to the right, as numbers are. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Pieces in lines of at most 80 columns, each line behind `indent`. */
export function wrapped(pieces: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && indent.length + line.length + 1 + piece.length > WIDTH) {
      lines.push(indent + line);
      line = piece;
    } else {
      line = line === "" ? piece : `${line} ${piece}`;
    }
  }
  return [...lines, ...(line === "" ? [] : [indent + line])].join("\n");
}

/** Every line of a text behind `indent`. */
export function indented(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : indent + line))
    .join("\n");
}
