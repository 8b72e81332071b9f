import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { worksElsewhere } from "../../../../runner/bootstrap/possible-holders";
import { temporaryFolder, writeFiles } from "../../../support/folder";

const root = temporaryFolder();
const proc = join(root, "proc");
const TERRAFORM = "4711 terraform apply";
const elsewhere = (where = proc) => worksElsewhere(TERRAFORM, "acme-state", where);

beforeEach(() => {
  for (const name of ["proc", "stack"]) rmSync(join(root, name), { recursive: true, force: true });
  writeFiles(root, { "proc/4711/stat": "", "stack/notes": "" });
  symlinkSync(join(root, "stack"), join(proc, "4711", "cwd"));
});

test.each([
  ["a synthesized stack with its state in that bucket", { "cdk.tf.json": '{"bucket":"acme-state"}' }, false],
  ["a stack of another bucket", { "cdk.tf.json": '{"bucket":"other"}' }, true],
  ["a folder that was initialised for that bucket", { ".terraform/terraform.tfstate": "acme-state" }, false],
  ["a folder that was initialised for another bucket", { ".terraform/terraform.tfstate": "other" }, true],
  [
    "one of that bucket, begun with a local state",
    { "cdk.tf.json": "acme-state", ".terraform/terraform.tfstate": '{"type":"local"}' },
    false,
  ],
  ["a folder that was never initialised", {}, true],
])("a Terraform in %s", (_what, files, expected) => {
  writeFiles(join(root, "stack"), files);
  expect(elsewhere()).toBe(expected);
});

test("one whose folder was deleted under it may be at work on any bucket", () => {
  rmSync(join(root, "stack"), { recursive: true });
  expect(elsewhere()).toBe(false);
});

test("one that has ended is at work on none", () => {
  rmSync(join(proc, "4711"), { recursive: true });
  expect(elsewhere()).toBe(true);
});

test("where processes can't be seen, any may be at work on it", () => {
  expect(elsewhere(join(root, "none"))).toBe(false);
  rmSync(join(proc, "4711", "cwd"));
  writeFileSync(join(proc, "4711", "cwd"), "no link");
  expect(elsewhere()).toBe(false);
});
