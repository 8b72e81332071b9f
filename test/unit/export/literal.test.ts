import { plain } from "../../../export/expression";
import { literalOf } from "../../../export/literal";

const written = (text: string) => plain(literalOf(text, { kind: "string" }));

describe("a text that a user writes", () => {
  test.each([
    ["is quoted, what looks like a template escaped", 'a "b" ${c} %{d}', '"a \\"b\\" $${c} %%{d}"'],
    ["that only begins like JSON is quoted", "{a", '"{a"'],
    [
      "that is JSON is encoded",
      '{"Version":"1","List":["${aws:a}",2,true],"a:b":{}}',
      'jsonencode({ Version = "1", List = ["$${aws:a}", 2, true], "a:b" = {} })',
    ],
  ])("%s", (_, text, expected) => expect(written(text)).toBe(expected));
});
