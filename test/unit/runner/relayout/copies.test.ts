import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenStack } from "../../../../runner/open-stack";
import { forgetMoves, formerStack, writeImports, writeRemovals } from "../../../../runner/relayout/copies";
import { temporaryFolder, writeFiles } from "../../../support/folder";

const root = temporaryFolder();
const OWN = { region: "us-east-1", allowed_account_ids: ["111111111111"] };
const REPLICA = { ...OWN, alias: "replica", region: "eu-west-1" };
const BACKEND = { bucket: "acme-state", key: "tools.tfstate", use_lockfile: true };
const SHARED = {
  name: "tools",
  content: {
    terraform: { backend: { s3: BACKEND }, required_version: ">= 1.11.0" },
    provider: { aws: [OWN, REPLICA] },
    resource: { aws_s3_bucket: { shared_b: {} } },
    output: { bucket: { value: "b" } },
  },
};

function open(stack: string, content: object): OpenStack {
  const cwd = join(root, stack);
  writeFiles(cwd, { "cdk.tf.json": JSON.stringify(content) });
  return { ok: true, stack, cwd, original: cwd };
}

const written = ({ cwd }: { readonly cwd: string }): unknown =>
  JSON.parse(readFileSync(join(cwd, "slipway_relayout.tf.json"), "utf8"));

test("GIVEN a stack of the former layout THEN its own state, the account's way to sign in, and nothing to make", () => {
  const { name, directory } = formerStack(root, "tools-shop", SHARED);
  expect(name).toBe("tools-shop");
  expect(JSON.parse(readFileSync(join(directory, "cdk.tf.json"), "utf8"))).toEqual({
    terraform: { backend: { s3: { ...BACKEND, key: "tools-shop.tfstate" } }, required_version: ">= 1.11.0" },
    provider: { aws: [OWN] },
  });
});

test("GIVEN instances that leave THEN each resource is let go of once, never destroyed, with every provider of the account", () => {
  const copy = open("tools-docs", { provider: { aws: [OWN] } });
  writeRemovals(copy, ['aws_subnet.s["a"]', 'aws_subnet.s["b"]', "module.net.aws_vpc.v[0]"], [SHARED]);
  expect(written(copy)).toEqual({
    provider: { aws: [REPLICA] },
    removed: ["aws_subnet.s", "module.net.aws_vpc.v"].map((from) => ({
      from,
      lifecycle: { destroy: false },
    })),
  });
});

test("GIVEN a stack that has the providers THEN none is declared twice", () => {
  const copy = open("tools", SHARED.content);
  writeRemovals(copy, ["aws_vpc.v"], [SHARED]);
  expect(written(copy)).toEqual({ removed: [{ from: "aws_vpc.v", lifecycle: { destroy: false } }] });
});

test("GIVEN imports THEN they are blocks, until they are forgotten", () => {
  const copy = open("tools-api", {});
  writeImports(copy, [{ to: "aws_vpc.v", id: "vpc-1" }]);
  expect(written(copy)).toEqual({ import: [{ to: "aws_vpc.v", id: "vpc-1" }] });
  forgetMoves(copy);
  expect(() => written(copy)).toThrow(/ENOENT/);
});
