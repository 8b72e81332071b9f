/** Text → document. Made for hostile files: nothing here recurses before the depth is known. */
import { Composer, type CST, Lexer, LineCounter, Parser, type Document as YamlDocument } from "yaml";
import { Document } from "./document";
import { PlaceReader } from "./place-reader";
import { ConfigError, type Position } from "./problem";

/** A configuration is about twelve deep; the parser keeps one or two entries a level. */
const MAX_DEPTH = 100;

const EMPTY = "an empty file; copy the slipway.yaml that comes with Slipway";

const SIGN = "a sign that YAML keeps for itself; quote text that holds any of { } [ ] , & * # | > % @ `";

/** Our words for the mistakes that people make; the parser's own for the rest. */
const SYNTAX: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "a tab in the indentation; allowed: spaces",
  BAD_INDENT:
    "an indentation that fits nothing above, or a bracket left open; align entries of one mapping or list",
  BLOCK_AS_IMPLICIT_KEY: "two `key:` on one line; put the second on a line of its own, or quote the value",
  MISSING_CHAR: "something left open; a quote, bracket, comma or colon is missing",
  UNEXPECTED_TOKEN: SIGN,
  BAD_SCALAR_START: SIGN,
  MULTILINE_IMPLICIT_KEY: "a line that is no `key: value`; a colon and a space belong behind the key",
};

/** Throws ConfigError when the text isn't one YAML document of plain values. */
export function parseYaml(text: string, file: string): Document {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const fail = (offset: number, message: string): never => {
    throw new ConfigError([{ file, ...at(offset), path: "", message: `found ${message}` }]);
  };
  const document = compose(tokensOf(text, lines, fail), text, fail);
  if (document.contents === null)
    return fail(0, "an empty file; copy the slipway.yaml that comes with Slipway");
  const reader = new PlaceReader(at);
  const root = reader.read(document.contents, []);
  const result = new Document(file, root);
  if (reader.findings.length > 0) throw new ConfigError(reader.problems(file));
  return result;
}

type Fail = (offset: number, message: string) => never;

function tokensOf(text: string, lines: LineCounter, fail: Fail): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > MAX_DEPTH) {
      fail(parser.offset, `more than ${MAX_DEPTH} levels of nesting; a configuration needs about twelve`);
    }
  }
  tokens.push(...parser.end());
  return tokens;
}

function compose(tokens: CST.Token[], text: string, fail: Fail): YamlDocument.Parsed {
  const directive = tokens.find(({ type }) => type === "directive");
  if (directive) fail(directive.offset, "a % directive; leave it out");
  const [document, second] = withoutStackTraces(() => firstTwo(tokens, text.length));
  if (!document) return fail(0, EMPTY);
  const error = document.errors.find(({ code }) => code !== "TAG_RESOLVE_FAILED");
  if (error) fail(error.pos[0], SYNTAX[error.code] ?? `something that isn't YAML: ${error.message}`);
  if (second) fail(second.range[0], "a second document; allowed: one, without `---` behind it");
  return document;
}

function firstTwo(tokens: CST.Token[], length: number): YamlDocument.Parsed[] {
  // The core schema keeps dates and yes/no as text. Duplicate keys are looked for elsewhere: the parser's own
  // search compares every key with every other.
  const composer = new Composer({ schema: "core", uniqueKeys: false, prettyErrors: false });
  const documents: YamlDocument.Parsed[] = [];
  for (const document of composer.compose(tokens, true, length)) {
    documents.push(document);
    if (documents.length === 2) break;
  }
  return documents;
}

/** The parser makes an error of every mistake; half a million stack traces would take twenty seconds. */
function withoutStackTraces<Result>(work: () => Result): Result {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
