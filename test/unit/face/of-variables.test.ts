/** What is made of a value that may be a variable: the same from literals and by Terraform. */
import { ref, TerraformStack, Testing, Token } from "cdktf";
import { resolveIn } from "../../../export/resolve";
import { secretIn } from "../../../face/arn";
import { Each, known } from "../../../face/each";
import { asText, digits, dividedBy } from "../../../face/number";
import { filled } from "../../../face/rule";
import { besideTexts, mergedWith, printable, textMap, withTexts } from "../../../face/text-map";
import { callOf, jsonText } from "../../../iam/printer";

const stack = new TerraformStack(Testing.app(), "stack");
const resolved = <T>(value: T): T => resolveIn(stack, value);
const port = Token.asNumber(ref("var.port"));
const SECRET = "arn:aws:secretsmanager:us-east-1:222222222222:secret:web/token-Ab1cD2";

describe("a number", () => {
  test("in a text is its digits", () => {
    expect([digits(80), resolved(`:${digits(port)}`)]).toEqual(["80", ":${var.port}"]);
  });

  test("alone is made a text: a template of nothing but a number stays one", () => {
    expect([asText(80), resolved(asText(port))]).toEqual(["80", "${tostring(var.port)}"]);
  });

  test("is divided where it is known", () => {
    expect([dividedBy(500, 1000), resolved(dividedBy(port, 1000))]).toEqual([0.5, "${var.port / 1000}"]);
  });
});

test.each([SECRET, `${SECRET}:key::`])("the secret in %s is its ARN", (valueFrom) => {
  expect(secretIn(valueFrom)).toBe(SECRET);
});

test("the secret in a variable is cut out by Terraform", () => {
  expect(resolved(secretIn(Token.asString(ref("var.secret"))))).toBe(
    '${join(":", slice(split(":", var.secret), 0, 7))}',
  );
});

test("a list that must hold something refuses an empty one", () => {
  const rule = filled<string>("Must hold one.");
  expect([rule.holds(["a"]), rule.holds(rule.spoil(["a"]) ?? [])]).toEqual([true, false]);
  expect(rule.condition("var.paths")).toBe("length(var.paths) > 0");
});

describe("texts by name", () => {
  const variables = textMap({ description: "Variables.", each: "value" });

  test("are joined by known ones, which take the place of theirs", () => {
    expect(withTexts({ B: "1", A: "2" }, { B: "3" })).toEqual([
      { name: "A", text: "2" },
      { name: "B", text: "3" },
    ]);
    const joined = withTexts(variables.reference("var.v"), { B: "3" });
    expect(resolved(known(joined))).toEqual([
      { name: "${name}", text: "${value}" },
      { name: "B", text: "3" },
    ]);
  });

  test("stand beside known ones, behind them where Terraform repeats", () => {
    expect(besideTexts({ B: "1", A: "2" }, { C: "3" }).map((one) => Object.values(one).join())).toEqual([
      "B,1",
      "A,2",
      "C,3",
    ]);
    const beside = besideTexts(variables.reference("var.v"), { C: "3" });
    expect(beside.map((one) => one instanceof Each)).toEqual([false, true]);
  });

  test("are merged with known ones", () => {
    expect(mergedWith({ A: "1" }, { B: "2" })).toEqual({ A: "1", B: "2" });
    expect(resolved(mergedWith(variables.reference("var.v"), { B: "2" }))).toBe(
      '${merge(var.v, {"B" = "2"})}',
    );
  });

  test("are an argument of a function as they are", () => {
    const call = (map: Parameters<typeof printable>[0]) => resolved(callOf("f", { map: printable(map) }));
    expect(call({ A: "1" })).toBe('${f({"map" = {"A" = "1"}})}');
    expect(call(variables.reference("var.v"))).toBe('${f({"map" = "${var.v}"})}');
  });
});

test("a JSON text inside another is written by Terraform where it holds a variable", () => {
  expect(jsonText({ port: "80" })).toBe('{"port":"80"}');
  expect(resolved(jsonText({ port: digits(port) }))).toBe('${jsonencode({"port" = "${var.port}"})}');
});
