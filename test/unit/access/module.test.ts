/** A module's files are told apart by their blocks: what bears access is never missed, whatever stands around it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { accessInModule } from "../../../reports/access/world/module";

const NETWORK = join(__dirname, "..", "..", "..", "terraform", "network");
const ROLE = 'resource "aws_iam_role" "r" {}';
const TOLD = ["main.tf: resource aws_iam_role r might let somebody in"];

const read = (text: string) => accessInModule({ "main.tf": text });

test("the network bears no access", () => {
  const files = readdirSync(NETWORK, { withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map(({ name }) => [name, readFileSync(join(NETWORK, name), "utf8")]);
  expect(accessInModule(Object.fromEntries(texts))).toEqual([]);
});

test.each([
  ["alone", ROLE],
  ["without quotes", "resource aws_iam_role r {}"],
  ["behind a comment", `/* resource "aws_vpc" */ ${ROLE}`],
  ["between texts that look like comments", `locals { a = "/*" }\n${ROLE}\nlocals { b = "*/" }`],
  ["behind a brace in a text", `locals { a = "{" }\n${ROLE}`],
  ["behind quotes in quotes", `locals { a = "\${join("\\"", ["{"])}" }\n${ROLE}`],
  ["behind a template that is none", `locals { a = "$\${{" }\n${ROLE}`],
  ["behind a text of lines", `locals {\n a = <<-EOT\n { "\n  EOT\n}\n${ROLE}`],
  ["on two lines", 'resource\n  "aws_iam_role" # why\n  "r"\n{\n}'],
])("a role %s is told", (_, text) => {
  expect(read(text)).toEqual(TOLD);
});

test.each([
  ["a module in it", 'module "x" { source = "./x" }', "main.tf: module x might let somebody in"],
  ["a provider", 'provider "aws" {}', "main.tf: provider aws might let somebody in"],
  ["a program", 'data "external" "x" {}', "main.tf: data external x might let somebody in"],
  ["a block that doesn't end", 'resource "aws_vpc" "v" {', "main.tf: line 1 isn't understood here"],
  ["another language", "\n{}", "main.tf: line 2 isn't understood here"],
])("%s is told", (_, text, line) => {
  expect(read(text)).toEqual([line]);
});

test("JSON and OpenTofu's files are told; what isn't Terraform's is not", () => {
  const files = { "x.tf.json": "{}", "x.tofu": "", "README.md": ROLE, ".x.tf": ROLE };
  expect(accessInModule(files)).toEqual(["x.tf.json isn't read here", "x.tofu isn't read here"]);
});
