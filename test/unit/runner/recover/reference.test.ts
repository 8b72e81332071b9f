import { referenceOf, unknownParents } from "../../../../runner/recover/reference";
import { type Planned, planOf } from "./plan-json";

/** The reference of the argument `x` of one resource. */
function followed(address: string, references: readonly string[], forEach?: readonly string[]) {
  const planned: Planned = { address, unknown: { x: references }, ...(forEach && { forEach }) };
  const plan = planOf(planned);
  const [instance] = plan.instances;
  return instance && referenceOf(plan, instance, "x");
}

test.each([
  [
    "an attribute",
    "aws_lb_listener.l",
    ["aws_lb.b.arn", "aws_lb.b"],
    { address: "aws_lb.b", attribute: "arn" },
  ],
  [
    "an output of a module",
    "aws_lb.b",
    ["module.network.vpc_id", "module.network"],
    { address: "module.network.aws_vpc.main", attribute: "id" },
  ],
  [
    "a resource of its own module",
    "module.network.aws_route_table.t",
    ["aws_vpc.main.id", "aws_vpc.main"],
    { address: "module.network.aws_vpc.main", attribute: "id" },
  ],
  [
    "the instance of the same key",
    'module.network.aws_nat_gateway.n["a"]',
    ["aws_eip.nat", "each.key"],
    { address: 'module.network.aws_eip.nat["a"]' },
  ],
  [
    "an instance of a fixed key",
    "aws_lb.b",
    ['aws_subnet.s["a"].id', 'aws_subnet.s["a"]', "aws_subnet.s"],
    undefined,
  ],
])("GIVEN a plain reference to %s THEN it is followed", (_, address, references, expected) => {
  expect(followed(address, references)).toEqual(expected);
});

test("GIVEN each.value of another resource's instances THEN it is the instance of the same key", () => {
  const found = followed(
    'module.network.aws_route.r["us-east-1a"]',
    ["each.value.id", "each.value"],
    ["aws_route_table.private"],
  );
  expect(found).toEqual({ address: 'module.network.aws_route_table.private["us-east-1a"]', attribute: "id" });
});

test.each([
  ["several resources", ["aws_lb.a.arn", "aws_lb.a", "aws_lb.b.arn", "aws_lb.b"]],
  ["a list of a module's resources", ["module.network.subnet_ids", "module.network"]],
  ["a variable", ["var.zone"]],
  ["a data source", ["data.aws_vpc.v.id", "data.aws_vpc.v"]],
  ["part of an attribute", ["aws_lb.b.subnet_mapping.id", "aws_lb.b.subnet_mapping", "aws_lb.b"]],
  ["nothing", []],
])("GIVEN %s THEN it is not guessed at", (_, references) => {
  expect(followed("aws_x.x", references)).toBeUndefined();
});

test("unknownParents are those behind the arguments that are unknown", () => {
  const plan = planOf({
    address: "aws_lb_listener.l",
    known: { port: 80 },
    unknown: { load_balancer_arn: ["aws_lb.b.arn", "aws_lb.b"], both: ["aws_a.a.id", "aws_b.b.id"] },
  });
  expect(plan.instances.flatMap((instance) => unknownParents(plan, instance))).toEqual(["aws_lb.b"]);
});
