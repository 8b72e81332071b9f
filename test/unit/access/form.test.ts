/** What Terraform would read of a stack and this reader wouldn't, is told. */
import { faultsOfForm } from "../../../reports/access/world/form";

const evil = { evil: { name: "evil" } };

describe("a stack of cdktf's form", () => {
  test("is read", () => {
    const stack = {
      "//": {},
      terraform: { backend: { s3: {} }, required_providers: { aws: { source: "hashicorp/aws" } } },
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["111111111111"], alias: "there" }] },
      resource: { aws_iam_role: { web: { name: "web", lifecycle: { ignore_changes: ["tags"] } } } },
      data: { aws_vpc: { here: {} }, aws_ssm_document: { d: {} } },
      module: { network: { source: "./assets/network" } },
      output: { arn: { value: 1 } },
      moved: [{ from: "a.b", to: "a.c" }],
    };
    expect(faultsOfForm(stack)).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    ["resources as a list", { resource: [{ aws_iam_role: evil }] }, /^resource: an object was expected/],
    [
      "a type as a list",
      { resource: { aws_iam_role: [evil] } },
      /^resource\.aws_iam_role: an object was expected/,
    ],
    [
      "a body as a list",
      { resource: { aws_iam_role: { evil: [{}] } } },
      /^resource\.aws_iam_role\.evil: an object/,
    ],
    ["lookups as a list", { data: [{ aws_vpc: {} }] }, /^data: an object was expected/],
    [
      "modules as a list",
      { module: [{ x: { source: "git::https://example.com/x" } }] },
      /^module: an object/,
    ],
    ["an ephemeral resource", { ephemeral: {} }, /^blocks of the kind ephemeral aren't read here/],
    ["an import", { import: [] }, /^blocks of the kind import/],
    ["what is forgotten", { removed: [] }, /^blocks of the kind removed/],
    ["a check", { check: {} }, /^blocks of the kind check/],
    ["an action", { action: {} }, /^blocks of the kind action/],
    [
      "what an action is triggered by",
      { resource: { a: { b: { lifecycle: { action_trigger: {} } } } } },
      /^a\.b: lifecycle\.action_trigger/,
    ],
    ["a program as a lookup", { data: { external: { x: {} } } }, /^data\.external: it does more than look/],
    ["a call to a web site", { data: { http: { x: {} } } }, /^data\.http/],
    ["somebody's state", { data: { terraform_remote_state: { x: {} } } }, /^data\.terraform_remote_state/],
    ["a call of a function", { data: { aws_lambda_invocation: { x: {} } } }, /^data\.aws_lambda_invocation/],
    [
      "a secret that is read into the state",
      { data: { aws_secretsmanager_secret_version: { x: {} } } },
      /^data\.aws_secrets/,
    ],
    ["another provider", { provider: { evil: {} } }, /^provider\.evil: only/],
    [
      "a provider of another maker",
      { terraform: { required_providers: { aws: { source: "evil/aws" } } } },
      /^terraform\.required_providers\.aws/,
    ],
    [
      "another provider that is required",
      { terraform: { required_providers: { null: {} } } },
      /^terraform\.required_providers\.null/,
    ],
    [
      "addresses of one's own for AWS",
      { provider: { aws: [{ endpoints: [{}] }] } },
      /^provider\.aws: endpoints isn't read/,
    ],
    [
      "a state at a web site",
      { terraform: { backend: { http: {} } } },
      /^terraform\.backend\.http: who reads/,
    ],
  ])("isn't one with %s", (_, stack, fault) => {
    expect(faultsOfForm(stack)).toEqual([expect.stringMatching(fault)]);
  });
});
