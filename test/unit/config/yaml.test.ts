/** Texts that aren't one YAML document of plain values: one clear line each. */
import { messageOf } from "./support";

const MAPPING =
  "a mapping (keys: artifacts, environments, infrastructure, layout, monitoring, notifications, organization, region, services, tags, tools)";
const SIGN =
  "found a sign that YAML keeps for itself; quote text that holds any of { } [ ] , & * # | > % @ `";
const DEEP = "found more than 100 levels of nesting; a configuration needs about twelve";
const UNFOLDED =
  "found aliases that unfold into more than 50000 values or 100 levels; write less of it by alias";
const EMPTY = "found an empty file; copy the slipway.yaml that comes with Slipway";

const SYNTAX: readonly [what: string, text: string, says: string][] = [
  ["empty", "", `slipway.yaml:1:1: ${EMPTY}`],
  ["white space", " \n\n", `slipway.yaml:1:1: ${EMPTY}`],
  ["a comment only", "# to do\n", `slipway.yaml:1:1: ${EMPTY}`],
  ["null", "~\n", `slipway.yaml:1:1: found ~; allowed: ${MAPPING}`],
  ["a word", "hello\n", `slipway.yaml:1:1: found "hello"; allowed: ${MAPPING}`],
  ["a list", "- a\n- b\n", `slipway.yaml:1:1: found a list of 2; allowed: ${MAPPING}`],
  ["a tab", "tools:\n\taccount: a\n", "slipway.yaml:2:1: found a tab in the indentation; allowed: spaces"],
  [
    "indentation that fits nothing",
    "tools:\n    account: a\n  profile: b\n",
    "slipway.yaml:3:1: found an indentation that fits nothing above, or a bracket left open; align entries of one mapping or list",
  ],
  [
    "two keys on a line",
    "tools: account: a\n",
    "slipway.yaml:1:8: found two `key:` on one line; put the second on a line of its own, or quote the value",
  ],
  [
    "a key without a colon",
    "tools:\n  account\n  profile: b\n",
    "slipway.yaml:2:3: found a line that is no `key: value`; a colon and a space belong behind the key",
  ],
  [
    "an open quote",
    'region: "us-east-1\n',
    "slipway.yaml:2:1: found something left open; a quote, bracket, comma or colon is missing",
  ],
  [
    "an open bracket",
    "tools: { account: a\n",
    "slipway.yaml:2:1: found an indentation that fits nothing above, or a bracket left open; align entries of one mapping or list",
  ],
  ["a closing bracket too many", "tools: { account: a }}\n", `slipway.yaml:1:22: ${SIGN}`],
  ["a value that begins with @", "tools: @a\n", `slipway.yaml:1:8: ${SIGN}`],
  [
    "an escape that is none",
    'region: "\\q"\n',
    "slipway.yaml:1:10: found something that isn't YAML: Invalid escape sequence \\q",
  ],
  [
    "several documents",
    "region: a\n---\nregion: b\n",
    "slipway.yaml:2:1: found a second document; allowed: one, without `---` behind it",
  ],
  ["a directive", "%YAML 1.1\n---\nregion: a\n", "slipway.yaml:1:1: found a % directive; leave it out"],
  [
    "a tag of one's own",
    "region: !secret a\n",
    'slipway.yaml:1:17 region: found the tag "!secret"; leave it out, quote text instead',
  ],
  [
    "a tag of YAML",
    "region: !!binary aGVsbG8=\n",
    'slipway.yaml:1:18 region: found the tag "tag:yaml.org,2002:binary"; leave it out, quote text instead',
  ],
  [
    "a tag on a mapping",
    "tools: !!map { account: a }\n",
    'slipway.yaml:1:14 tools: found the tag "tag:yaml.org,2002:map"; leave it out, quote text instead',
  ],
  [
    "a key twice",
    "region: us-east-1\nregion: eu-west-1\n",
    "slipway.yaml:2:1 region: found the key a second time; the first stands at line 1; keep one",
  ],
  [
    "a key that is a number",
    "2024: a\n",
    'slipway.yaml:1:1: found the key 2024 without quotes; quote it: "2024"',
  ],
  [
    "a key that is a truth",
    "true: a\n",
    'slipway.yaml:1:1: found the key true without quotes; quote it: "true"',
  ],
  [
    "a key that is null",
    "null: a\n",
    'slipway.yaml:1:1: found the key null without quotes; quote it: "null"',
  ],
  ["an empty key", ": a\n", "slipway.yaml:1:1: found the key nothing; allowed: text"],
  [
    "a key that is a list",
    "? [a]\n: b\n",
    "slipway.yaml:1:3: found the key a list or mapping; allowed: text",
  ],
  [
    "an alias as a key",
    "a: &x b\n*x : c\n",
    "slipway.yaml:2:1: found the key a list or mapping; allowed: text",
  ],
  [
    "__proto__",
    "services:\n  __proto__: {}\n",
    "slipway.yaml:2:3 services.__proto__: found the reserved name __proto__; choose another",
  ],
  [
    "an alias of nothing",
    "tools: *a\n",
    'slipway.yaml:1:8 tools: found the alias "a"; no anchor of that name stands above it',
  ],
  [
    "an alias of what is around it",
    "tools: &a [*a]\n",
    'slipway.yaml:1:12 tools[0]: found the alias "a" inside what it stands for',
  ],
  [
    "a merge of text",
    "tools:\n  <<: a\n",
    'slipway.yaml:2:7 tools["<<"]: found no mapping behind <<; allowed: an alias of a mapping, or a list of them',
  ],
  ["aliases of aliases", bomb(), `slipway.yaml:1:29 e[4][8][7][1][7]: ${UNFOLDED}`],
  ["20,000 brackets", "[".repeat(20_000), `slipway.yaml:1:101: ${DEEP}`],
  ["20,000 pairs of brackets", "[".repeat(20_000) + "]".repeat(20_000), `slipway.yaml:1:101: ${DEEP}`],
  ["20,000 braces", "{a: ".repeat(20_000), `slipway.yaml:1:398: ${DEEP}`],
  ["20,000 lists", `${"- ".repeat(20_000)}a\n`, `slipway.yaml:1:200: ${DEEP}`],
  ["20,000 keys of keys", "? ".repeat(20_000), `slipway.yaml:1:200: ${DEEP}`],
  [
    "1,000 steps of indentation",
    Array.from({ length: 1000 }, (_, step) => `${" ".repeat(step)}a:\n`).join(""),
    `slipway.yaml:100:101: ${DEEP}`,
  ],
];

/** Nine lists of nine, each made of the one before. */
function bomb(): string {
  const names = [..."abcdefghi"];
  const lists = names.slice(1).map((name, index) => {
    const before = `*${names[index]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => before).join(", ")}]\n`;
  });
  return `a: &a [x, x, x, x, x, x, x, x, x]\n${lists.join("")}`;
}

describe("texts that are no configuration", () => {
  test.each(SYNTAX)("%s", (_, text, says) => {
    expect(messageOf(text)).toEqual([says]);
  });

  test("200,000 mistakes are one line", () => {
    expect(messageOf(`[${",".repeat(200_000)}]`)).toEqual([`slipway.yaml:1:3: ${SIGN}`]);
  });

  test("signs that a terminal obeys are escaped", () => {
    expect(messageOf("region: a\u009b31m\u202e\n")).toContain(
      'slipway.yaml:1:9 region: found "a\\u009b31m\\u202e"; allowed: a region such as us-east-1',
    );
  });

  test("stack traces are as long as before", () => {
    const before = Error.stackTraceLimit;
    messageOf("[,");
    expect(Error.stackTraceLimit).toBe(before);
  });
});
