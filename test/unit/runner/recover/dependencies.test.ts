import { dependenciesOf, resourceOf } from "../../../../runner/recover/dependencies";

const TERRAFORM = `digraph G {
  rankdir = "RL";
  "aws_ecs_service.s" [label="aws_ecs_service.s"];
  "aws_ecs_service.s" -> "module.network.aws_route.private_nat";
  "aws_ecs_service.s" -> "aws_lb.b";
  "module.network.aws_route.private_nat" -> "module.network.aws_vpc.main";
}`;

const OPENTOFU = `digraph {
	compound = "true"
	subgraph "root" {
		"[root] aws_ecs_service.s (expand)" -> "[root] aws_lb.b (expand)"
		"[root] aws_lb.b (expand)" -> "[root] module.network.aws_vpc.main (expand)"
	}
}`;

test.each([
  [
    "Terraform",
    TERRAFORM,
    ["aws_lb.b", "module.network.aws_route.private_nat", "module.network.aws_vpc.main"],
  ],
  ["OpenTofu", OPENTOFU, ["aws_lb.b", "module.network.aws_vpc.main"]],
])("GIVEN the graph of %s THEN it is all that a resource stands on", (_, graph, expected) => {
  expect([...dependenciesOf(graph)("aws_ecs_service.s")].sort()).toEqual(expected);
  expect([...dependenciesOf(graph)("aws_nothing.x")]).toEqual([]);
});

test("GIVEN a circle THEN it ends", () => {
  expect([...dependenciesOf('"a.a" -> "b.b"\n"b.b" -> "a.a"')("a.a")].sort()).toEqual(["a.a", "b.b"]);
});

test.each([
  ["aws_vpc.main", "aws_vpc.main"],
  ['module.n.aws_subnet.public["us-east-1a"]', "module.n.aws_subnet.public"],
  ['module.n["x"].aws_subnet.public[0]', "module.n.aws_subnet.public"],
  ['aws_s3_object.o["a]\\"b"]', "aws_s3_object.o"],
])("resourceOf(%s) is %s", (address, expected) => {
  expect(resourceOf(address)).toBe(expected);
});
