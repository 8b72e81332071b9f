import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { readPlan } from "../../reports/review/plan/plan";
import { markdownOf } from "../../reports/review/report/markdown";
import { reviewOf } from "../../reports/review/review";
import { temporaryFolder, writeFiles } from "../support/folder";
import { describeWithTerraform } from "../support/terraform";

const folder = temporaryFolder();

const MODULE = `
  variable "size" { type = number }
  resource "terraform_data" "this" {
    for_each = toset(["a", "b c"])
    input    = { size = var.size, name = each.key }
  }`;

/** Before: all of it is applied. */
const FORMER = `
  variable "token" { sensitive = true }
  module "fleet" {
    source   = "./fleet"
    for_each = { one = 1 }
    size     = each.value
  }
  resource "terraform_data" "secret" { input = { deep = [{ token = var.token }], plain = 1 } }
  resource "terraform_data" "kind"   { triggers_replace = ["mysql"] }
  resource "terraform_data" "former" { input = "stays" }
  resource "terraform_data" "gone"   {}
  resource "terraform_data" "freed"  {}
  output "token" {
    value     = var.token
    sensitive = true
  }`;

/** After: each change that Terraform's core can plan. */
const LATER = `
  variable "token" { sensitive = true }
  module "fleet" {
    source   = "./fleet"
    for_each = { one = 2 }
    size     = each.value
  }
  resource "terraform_data" "secret" { input = { deep = [{ token = "\${var.token}-later" }], plain = 2 } }
  resource "terraform_data" "kind"   { triggers_replace = ["postgres"] }
  resource "terraform_data" "later"  { input = "stays" }
  resource "terraform_data" "made"   { input = terraform_data.kind.id }
  moved {
    from = terraform_data.former
    to   = terraform_data.later
  }
  removed {
    from = terraform_data.freed
    lifecycle { destroy = false }
  }
  import {
    to = terraform_data.taken
    id = "an-id"
  }
  resource "terraform_data" "taken" {}
  check "size" {
    assert {
      condition     = var.token == ""
      error_message = "The check says no."
    }
  }
  output "token" {
    value     = "\${var.token}-later"
    sensitive = true
  }`;

describeWithTerraform("a review of what Terraform plans", (terraform) => {
  const run = (...args: readonly string[]) =>
    execFileSync(terraform, [...args], { cwd: folder, encoding: "utf8", maxBuffer: 1e9, stdio: "pipe" });
  const vars = ["-input=false", "-var=token=hush-hush"];

  test("GIVEN an update, a replacement, a move, an import, a removal and what is sensitive THEN each is told, and no secret", () => {
    writeFiles(folder, { "main.tf": FORMER, "fleet/main.tf": MODULE });
    run("init", "-input=false");
    run("apply", "-auto-approve", ...vars);
    writeFiles(folder, { "main.tf": LATER });
    run("plan", `-out=${join(folder, "plan")}`, ...vars);
    const json = run("show", "-json", "plan");
    expect(json).toContain("hush-hush");

    const review = reviewOf([readPlan("tools", JSON.parse(json))], { today: "2026-11-22" });
    const text = markdownOf(review, { where: "there" });
    expect(text).not.toContain("hush");
    expect(text).toMatch(/^\*\*A check fails\.\*\* `tools` \+2 ~\d −2/);
    expect(text).toContain("The check says no.");
    expect(text).toContain('`module.fleet["one"].terraform_data.this["b c"]`: `input`');
    expect(text).toContain("- input.size = 1\n  + input.size = 2");
    expect(text).toContain("! input.deep[0].token = (sensitive) (changed)");
    expect(text).toContain("`terraform_data.kind`: **replaced**, forced by `triggers_replace`");
    expect(text).toContain("`terraform_data.former`: now `terraform_data.later`");
    expect(text).toContain("`terraform_data.taken`: `an-id`");
    expect(text).toMatch(/Let go of[^\n]*\n\n- \*\*tools\*\* `terraform_data\.freed`\n/);
    expect(text).toContain("`terraform_data.gone`: **destroyed**: it isn't in the configuration any more");
    expect(text).toMatch(/Created \(1\)<\/summary>\n\n- \*\*tools\*\* `terraform_data\.made`/);
    expect(text).toContain("! token = (sensitive) (changed)");
  }, 120_000);
});
