import { summarize } from "../../../cli/summary";

test("GIVEN a stack THEN its resources are counted by type, most first, and its state is named", () => {
  const stack = {
    terraform: {
      backend: {
        s3: { bucket: "acme-state", key: "tools.tfstate", region: "us-east-1", use_lockfile: true },
      },
    },
    module: { network: { source: "./assets/network" } },
    data: { aws_vpc: { it: {} } },
    resource: {
      aws_sns_topic: { a: {} },
      aws_iam_role: { a: {}, b: {} },
      aws_kms_key: { a: {} },
    },
  };

  expect(summarize("tools", stack)).toEqual({
    name: "tools",
    resources: { aws_iam_role: 2, aws_kms_key: 1, aws_sns_topic: 1 },
    total: 4,
    modules: ["network"],
    state: "s3://acme-state/tools.tfstate (us-east-1)",
  });
  expect(Object.keys(summarize("tools", stack).resources)).toEqual([
    "aws_iam_role",
    "aws_kms_key",
    "aws_sns_topic",
  ]);
});

test.each([
  [{}, "local"],
  [{ terraform: { backend: { local: { path: "x" } } } }, "local"],
  [{ terraform: { backend: { http: {} } } }, "http"],
])("GIVEN %j THEN the state is %s", (stack, expected) => {
  expect(summarize("x", stack)).toMatchObject({ state: expected, total: 0, modules: [] });
});
