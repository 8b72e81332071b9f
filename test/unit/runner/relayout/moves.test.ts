import { type Held, heldIn } from "../../../../runner/relayout/held";
import { movesBetween } from "../../../../runner/relayout/moves";

const PLACE = { accountId: "111111111111", region: "us-east-1", partition: "aws" };

const SHARED = {
  name: "tools",
  content: { resource: { aws_s3_bucket: { shared_b: {} } }, module: { net: {} } },
};
const SHOP = { name: "tools-shop", content: { resource: { aws_iam_role: { shop_r: {} } } } };
const ONE = {
  name: "tools",
  content: {
    module: { net: {} },
    resource: { aws_s3_bucket: { shared_b: {} }, aws_iam_role: { shop_r: {} } },
  },
};

/** A state that holds these, each `type.name` with an id or more. */
function state(
  ...things: readonly (readonly [address: string, attributes: object, instance?: object])[]
): Held[] {
  const resources = things.map(([address, attributes, instance = {}]) => {
    const [type, name] = address.split(".").slice(-2);
    const module = address.startsWith("module.") ? { module: address.split(".").slice(0, 2).join(".") } : {};
    return { mode: "managed", ...module, type, name, instances: [{ attributes, ...instance }] };
  });
  return heldIn(JSON.stringify({ version: 4, resources }), "s3://b/tools.tfstate");
}

const BUCKET = ["aws_s3_bucket.shared_b", { id: "b", bucket: "b" }] as const;
const ROLE = ["aws_iam_role.shop_r", { id: "r", name: "r" }] as const;
const SUBNET = ["module.net.aws_subnet.s", { id: "subnet-1" }, { index_key: "a" }] as const;

test("GIVEN a service's things in the account's state THEN they move to the service's, and nothing else does", () => {
  const { stacks, obstacles } = movesBetween(
    [SHARED, SHOP],
    new Map([["tools", state(BUCKET, ROLE, SUBNET)]]),
    PLACE,
  );
  expect(obstacles).toEqual([]);
  expect(stacks).toEqual([
    { ...NOTHING, stack: "tools", leaving: ["aws_iam_role.shop_r"], held: 3 },
    { ...NOTHING, stack: "tools-shop", imports: [{ to: "aws_iam_role.shop_r", id: "r" }], from: ["tools"] },
  ]);
});

test("GIVEN one stack per account again THEN things come from states whose stacks are no more", () => {
  const states = new Map([
    ["tools", state(BUCKET)],
    ["tools-shop", state(ROLE)],
  ]);
  expect(movesBetween([ONE], states, PLACE).stacks).toEqual([
    {
      ...NOTHING,
      stack: "tools",
      imports: [{ to: "aws_iam_role.shop_r", id: "r" }],
      from: ["tools-shop"],
      held: 1,
    },
    { ...NOTHING, stack: "tools-shop", leaving: ["aws_iam_role.shop_r"], held: 1 },
  ]);
});

test("GIVEN what was imported before an interruption THEN it is only let go of", () => {
  const states = new Map([
    ["tools", state(BUCKET, ROLE)],
    ["tools-shop", state(ROLE)],
  ]);
  expect(movesBetween([SHARED, SHOP], states, PLACE)).toEqual({
    obstacles: [],
    stacks: [
      { ...NOTHING, stack: "tools", leaving: ["aws_iam_role.shop_r"], held: 2 },
      { ...NOTHING, stack: "tools-shop", held: 1 },
    ],
  });
});

test("GIVEN what no stack synthesizes THEN it stays, and is named", () => {
  const { stacks } = movesBetween([SHARED], new Map([["tools", state(BUCKET, ROLE)]]), PLACE);
  expect(stacks).toEqual([{ ...NOTHING, stack: "tools", leftovers: ["aws_iam_role.shop_r"], held: 2 }]);
});

test("GIVEN a type that has no import THEN it is taken over by making it", () => {
  const type = "aws_lb_target_group_attachment";
  const shop = { name: "tools-shop", content: { resource: { [type]: { shop_a: {} } } } };
  const { stacks, obstacles } = movesBetween(
    [SHARED, shop],
    new Map([["tools", state([`${type}.shop_a`, {}])]]),
    PLACE,
  );
  expect(obstacles).toEqual([]);
  expect(stacks[1]).toMatchObject({ imports: [], takenOver: [`${type}.shop_a`] });
});

describe("obstacles", () => {
  const obstacles = (states: Readonly<Record<string, readonly Held[]>>) =>
    movesBetween([SHARED, SHOP], new Map(Object.entries(states)), PLACE).obstacles;

  test.each([
    ["tainted", { status: "tainted" }],
    ["replaced by halves", { deposed: "00000000" }],
  ])("GIVEN what is %s THEN it has to be made whole first", (_, instance) => {
    expect(obstacles({ tools: state([ROLE[0], ROLE[1], instance]) })).toEqual([
      "aws_iam_role.shop_r: its making was cut off. With the former layout: npx slipway recover tools, and apply tools",
    ]);
  });

  test("GIVEN two that are different things THEN nobody can tell which is right", () => {
    const other = state([ROLE[0], { id: "other", name: "other" }]);
    expect(obstacles({ tools: state(ROLE), "tools-shop": other })).toEqual([
      "aws_iam_role.shop_r: tools and tools-shop both hold it, as different things",
    ]);
  });

  test("GIVEN two states that hold it, neither its own THEN both are named", () => {
    expect(obstacles({ tools: state(ROLE), "tools-docs": state(ROLE) })).toEqual([
      "aws_iam_role.shop_r: tools and tools-docs both hold it, and neither is its stack",
    ]);
  });

  test("GIVEN no id THEN it can't be imported", () => {
    expect(obstacles({ tools: state([ROLE[0], {}]) })).toEqual([
      "aws_iam_role.shop_r: tools has no id for it by which it could be imported",
    ]);
  });
});

test.each(["", "{}", '{"version": 3}'])("GIVEN %j THEN it is no state", (text) => {
  expect(() => heldIn(text, "s3://b/tools.tfstate")).toThrow(
    /^s3:\/\/b\/tools\.tfstate is no state of version 4/,
  );
});

test("GIVEN instances THEN each has its address, and its resource's", () => {
  expect(state(SUBNET)).toMatchObject([
    { address: 'module.net.aws_subnet.s["a"]', resource: "module.net.aws_subnet.s", unfinished: false },
  ]);
});

const NOTHING = { imports: [], takenOver: [], leaving: [], from: [], leftovers: [], held: 0 };
