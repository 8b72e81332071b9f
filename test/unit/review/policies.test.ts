import { kindsIn, markdown, policy, review } from "./plans";

const ARN = "arn:aws:s3:::acme";
const READ = { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: `${ARN}/*` };
const DENY = { Sid: "Tls", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" };
const ifTls = { Bool: { "aws:SecureTransport": "false" } };
const ifAccount = (...accounts: readonly string[]) => ({ StringEquals: { "aws:SourceAccount": accounts } });

function changed(before: readonly object[], after: readonly object[]) {
  return [
    {
      type: "aws_iam_role_policy",
      before: { role: "deploy", policy: policy(...before) },
      after: { role: "deploy", policy: policy(...after) },
    },
  ];
}

describe("a policy that changes", () => {
  test.each<[string, readonly object[], readonly object[], readonly string[]]>([
    [
      "the same, otherwise written",
      [READ],
      [{ ...READ, Action: "s3:GetObject", Resource: [`${ARN}/*`] }],
      [],
    ],
    ["the same, otherwise called", [READ], [{ ...READ, Sid: "Get" }], []],
    ["the same, in another order", [READ, DENY], [DENY, READ], []],
    ["another case of an action's name", [READ], [{ ...READ, Action: "s3:getobject" }], []],
    ["a statement added", [], [READ], ["access-widened"]],
    ["a statement removed", [READ], [], ["access-narrowed"]],
    ["a denial added", [], [DENY], ["access-narrowed"]],
    ["a denial removed", [DENY], [], ["access-widened"]],
    ["an action added", [READ], [{ ...READ, Action: ["s3:GetObject", "s3:PutObject"] }], ["access-widened"]],
    [
      "an action removed",
      [{ ...READ, Action: ["s3:GetObject", "s3:PutObject"] }],
      [READ],
      ["access-narrowed"],
    ],
    ["actions to a wildcard over them", [READ], [{ ...READ, Action: "s3:*" }], ["access-widened"]],
    ["a wildcard to an action under it", [{ ...READ, Action: "s3:*" }], [READ], ["access-narrowed"]],
    ["a resource under the others", [READ], [{ ...READ, Resource: [`${ARN}/*`, `${ARN}/a`] }], []],
    ["another resource", [READ], [{ ...READ, Resource: "arn:aws:s3:::other/*" }], ["access-widened"]],
    ["a resource's case", [READ], [{ ...READ, Resource: "arn:aws:s3:::ACME/*" }], ["access-widened"]],
    ["a condition removed", [{ ...READ, Condition: ifAccount("111111111111") }], [READ], ["access-widened"]],
    ["a condition added", [READ], [{ ...READ, Condition: ifAccount("111111111111") }], ["access-narrowed"]],
    [
      "a value more in a condition",
      [{ ...READ, Condition: ifAccount("111111111111") }],
      [{ ...READ, Condition: ifAccount("111111111111", "222222222222") }],
      ["access-widened"],
    ],
    [
      "a value less in a negated condition",
      [{ ...READ, Condition: { StringNotEquals: { "aws:SourceVpc": ["a", "b"] } } }],
      [{ ...READ, Condition: { StringNotEquals: { "aws:SourceVpc": ["a"] } } }],
      ["access-widened"],
    ],
    ["a condition added to a denial", [DENY], [{ ...DENY, Condition: ifTls }], ["access-widened"]],
    [
      "a number in a condition, which isn't compared",
      [{ ...READ, Condition: { NumericLessThan: { "s3:max-keys": "10" } } }],
      [{ ...READ, Condition: { NumericLessThan: { "s3:max-keys": "5" } } }],
      ["access-widened"],
    ],
    [
      "Action to NotAction",
      [READ],
      [{ ...READ, Action: undefined, NotAction: ["s3:GetObject"] }],
      ["access-widened"],
    ],
    [
      "one more left out of NotAction",
      [{ ...READ, Action: undefined, NotAction: ["s3:A"] }],
      [{ ...READ, Action: undefined, NotAction: ["s3:A", "s3:B"] }],
      ["access-narrowed"],
    ],
    [
      "a principal added",
      [{ ...READ, Principal: { AWS: "arn:aws:iam::111111111111:root" } }],
      [{ ...READ, Principal: { AWS: ["arn:aws:iam::111111111111:root", "arn:aws:iam::222222222222:root"] } }],
      ["access-widened"],
    ],
    [
      "a statement taken apart",
      [{ ...READ, Action: ["s3:GetObject", "s3:PutObject"] }],
      [READ, { ...READ, Sid: "Write", Action: "s3:PutObject" }],
      [],
    ],
    [
      "statements put together",
      [READ, { ...READ, Sid: "Write", Action: "s3:PutObject" }],
      [{ ...READ, Sid: "Both", Action: ["s3:GetObject", "s3:PutObject"] }],
      [],
    ],
    [
      "statements put together, and one with more resources by that",
      [READ, { ...READ, Sid: "Write", Action: "s3:PutObject", Resource: `${ARN}/a` }],
      [{ ...READ, Sid: "Both", Action: ["s3:GetObject", "s3:PutObject"] }],
      ["access-widened"],
    ],
    [
      "statements put together, and a condition lost by that",
      [{ ...READ, Condition: ifAccount("111111111111") }],
      [{ ...READ, Sid: "All" }],
      ["access-widened"],
    ],
    ["a denial that another covers", [DENY, { ...DENY, Sid: "Put", Action: "s3:Put*" }], [DENY], []],
    [
      "a denial that none covers",
      [
        { ...DENY, Condition: ifTls },
        { ...DENY, Sid: "Put", Action: "s3:Put*" },
      ],
      [{ ...DENY, Condition: ifTls }],
      ["access-widened"],
    ],
    [
      "an account by its root",
      [{ ...READ, Principal: { AWS: "111111111111" } }],
      [{ ...READ, Principal: { AWS: "arn:aws:iam::111111111111:root" } }],
      [],
    ],
    [
      "everybody, otherwise written",
      [{ ...READ, Principal: "*" }],
      [{ ...READ, Principal: { AWS: "*" } }],
      [],
    ],
    [
      "a narrower pattern in a condition",
      [{ ...READ, Condition: { StringLike: { "t:sub": "repo:acme/*" } } }],
      [{ ...READ, Condition: { StringLike: { "t:sub": "repo:acme/web:*" } } }],
      ["access-narrowed"],
    ],
    [
      "a wider pattern in a condition",
      [{ ...READ, Condition: { "ForAnyValue:StringLike": { "t:sub": "repo:acme/web:*" } } }],
      [{ ...READ, Condition: { "ForAnyValue:StringLike": { "t:sub": "repo:acme/*" } } }],
      ["access-widened"],
    ],
    [
      "a narrower pattern in a negated condition",
      [{ ...READ, Condition: { StringNotLike: { "t:sub": "repo:acme/*" } } }],
      [{ ...READ, Condition: { StringNotLike: { "t:sub": "repo:acme/web:*" } } }],
      ["access-widened"],
    ],
    [
      "a text in place of a pattern, and the same",
      [{ ...READ, Condition: { StringLike: { "t:sub": "repo:acme/web" } } }],
      [{ ...READ, Condition: { StringEquals: { "t:sub": "repo:acme/web" } } }],
      [],
    ],
    [
      "a text in place of a pattern over it",
      [{ ...READ, Condition: { "ForAnyValue:StringLike": { "t:sub": "repo:acme/*" } } }],
      [{ ...READ, Condition: { "ForAnyValue:StringEquals": { "t:sub": "repo:acme/web" } } }],
      ["access-narrowed"],
    ],
    [
      "a pattern in place of a text with an asterisk",
      [{ ...READ, Condition: { StringEquals: { "t:sub": "repo:*" } } }],
      [{ ...READ, Condition: { StringLike: { "t:sub": "repo:*" } } }],
      ["access-widened"],
    ],
    [
      "the other word for an ARN's pattern",
      [{ ...READ, Condition: { ArnEquals: { "aws:SourceArn": `${ARN}/*` } } }],
      [{ ...READ, Condition: { ArnLike: { "aws:SourceArn": `${ARN}/*` } } }],
      [],
    ],
    [
      "a condition that holds without its key, too",
      [{ ...READ, Condition: { StringEquals: { "t:sub": "a" } } }],
      [{ ...READ, Condition: { StringLikeIfExists: { "t:sub": "a" } } }],
      ["access-widened"],
    ],
    [
      "an asterisk where no patterns are",
      [{ ...READ, Condition: { StringEquals: { "t:sub": "*" } } }],
      [{ ...READ, Condition: { StringEquals: { "t:sub": "repo" } } }],
      ["access-widened"],
    ],
    [
      "a network less",
      [{ ...READ, Condition: { IpAddress: { "aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24"] } } }],
      [{ ...READ, Condition: { IpAddress: { "aws:SourceIp": ["192.0.2.0/24"] } } }],
      ["access-narrowed"],
    ],
    [
      "whether a key is there",
      [{ ...READ, Condition: { Null: { "aws:TokenIssueTime": "false" } } }],
      [{ ...READ, Condition: { Null: { "aws:TokenIssueTime": ["false", "true"] } } }],
      ["access-widened"],
    ],
    [
      "more here and less there",
      [READ, DENY],
      [
        { ...READ, Action: "s3:*" },
        { ...DENY, Condition: ifTls },
        { ...DENY, Sid: "No", Action: "ec2:*" },
      ],
      ["access-widened", "access-narrowed"],
    ],
  ])("GIVEN %s THEN it is judged", (_, before, after, kinds) => {
    expect(kindsIn(review(changed(before, after)))).toEqual(kinds);
  });

  test("THEN what changed is said statement by statement, and nothing of the others", () => {
    const text = markdown(
      changed([READ, DENY], [{ ...READ, Action: ["s3:GetObject", "s3:PutObject"] }, DENY]),
    );
    expect(text).toContain("role `deploy`: more is allowed");
    expect(text).toContain(
      "`policy`: `Read` changed (action `s3:PutObject` added), now: may `s3:GetObject, s3:PutObject` on `arn:aws:s3:::acme/*`",
    );
    expect(text).not.toContain("may never");
  });

  test("GIVEN a policy that isn't known any more THEN nothing of it is told as taken away", () => {
    const changes = [
      { type: "aws_iam_policy", before: { policy: policy(READ) }, after: {}, unknown: { policy: true } },
    ];
    expect(kindsIn(review(changes))).toEqual(["access-widened"]);
  });

  test("GIVEN the policy of an endpoint THEN without it everything is allowed", () => {
    const on = { policy: policy({ ...READ, Principal: "*" }) };
    const kinds = (before: object | null, after: object | null) =>
      kindsIn(review([{ type: "aws_vpc_endpoint_policy", before, after }]));
    expect(kinds(on, null)).toEqual(["access-widened"]);
    expect(kinds(null, on)).toEqual(["access-narrowed"]);
  });

  test("GIVEN a policy that is known after apply THEN it counts as wider, unless the provider computes it", () => {
    const unknown = { policy: true };
    const configured = (expressions: object) => ({
      configuration: { root_module: { resources: [{ address: "aws_s3_bucket_policy.this", expressions }] } },
    });
    const changes = [{ type: "aws_s3_bucket_policy", after: {}, unknown }];
    expect(kindsIn(review(changes, configured({ policy: {} })))).toEqual(["access-widened"]);
    expect(kindsIn(review(changes, configured({ bucket: {} })))).toEqual([]);
    expect(kindsIn(review(changes))).toEqual(["access-widened"]);
  });

  test("GIVEN one in a dynamic block, which no configuration names, that is known after apply THEN it counts as wider", () => {
    const address = "aws_iam_role.this";
    const configuration = { root_module: { resources: [{ address, expressions: {} }] } };
    const change = (unknown: object, after: object = {}) => [
      { address, before: { name: "r" }, after, unknown },
    ];
    const dynamic = change({ inline_policy: [{ policy: true }] }, { inline_policy: [{ name: "a" }] });
    expect(kindsIn(review(dynamic, { configuration }))).toEqual(["access-widened"]);
    expect(kindsIn(review(change({ inline_policy: true }), { configuration }))).toEqual([]);
  });

  test.each([
    ["sensitive as a whole", { sensitiveBefore: { policy: true }, sensitiveAfter: { policy: true } }, "key"],
    ["with a value that looks like a secret", {}, "aws:PrincipalTag/password"],
  ])("GIVEN one %s that changes THEN it counts as wider, and nothing of it is said", (_, marks, key) => {
    const on = (value: string) => ({
      policy: policy({ ...READ, Condition: { StringEquals: { [key]: value } } }),
    });
    const changes = [
      { type: "aws_iam_role_policy", before: on("first-words"), after: on("second-words"), ...marks },
    ];
    expect(kindsIn(review(changes))).toContain("access-widened");
    expect(markdown(changes)).toContain("the policy is not to be seen: whether it allows more can't be told");
    expect(markdown(changes)).not.toContain("-words");
    const [same] = changes.map(({ after, ...rest }) => ({ ...rest, before: { ...after, a: 1 }, after }));
    expect(kindsIn(review(same ? [same] : []))).toEqual([]);
  });

  test("GIVEN inline policies in another order THEN nobody may do more or less", () => {
    const inline = (...statements: readonly object[]) => ({
      inline_policy: statements.map((one, index) => ({ name: `p${index}`, policy: policy(one) })),
    });
    const change = (before: object, after: object) =>
      kindsIn(review([{ type: "aws_iam_role", before, after }]));
    expect(change(inline(READ, DENY), inline(DENY, READ))).toEqual([]);
    expect(change(inline(READ), inline(DENY, READ))).toEqual(["access-narrowed"]);
    expect(change(inline(DENY), inline(DENY, READ))).toEqual(["access-widened"]);
  });

  test("GIVEN one that Terraform lets go of THEN it stays as it is, and nothing is said of access", () => {
    const before = { policy: policy(READ, DENY) };
    expect(kindsIn(review([{ type: "aws_s3_bucket_policy", before, actions: ["forget"] }]))).toEqual([]);
  });

  test.each(["access_policies", "policy_template", "policy_data"])(
    "GIVEN %s that is known after apply THEN it counts as wider",
    (name) => {
      expect(kindsIn(review([{ type: "x_y", after: {}, unknown: { [name]: true } }]))).toEqual([
        "access-widened",
      ]);
    },
  );

  test("GIVEN one in a module with keys THEN its configuration is found", () => {
    const address = 'module.a["x.y"].module.b[0].aws_s3_bucket_policy.this[1]';
    const module = (resources: readonly object[], calls: object = {}) => ({
      module: { resources, module_calls: calls },
    });
    const inner = module([{ address: "aws_s3_bucket_policy.this", expressions: {} }]);
    const configuration = { root_module: { module_calls: { a: module([], { b: inner }) } } };
    const changes = [{ address, type: "aws_s3_bucket_policy", after: {}, unknown: { policy: true } }];
    expect(kindsIn(review(changes, { configuration }))).toEqual([]);
  });
});
