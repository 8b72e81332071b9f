import type { Seen } from "../../../../runner/recover/lookups/lookup";
import type { Planned } from "./plan-json";
import { ABSENT, exists, OURS, searched } from "./searched";

const ROLE = { address: "aws_iam_role.r", known: { name: "acme-deploy" } };
const VPC = {
  address: "module.network.aws_vpc.main",
  known: { cidr_block: "10.20.0.0/16", tags_all: { ...OURS, Name: "acme-staging", CostCenter: "platform" } },
};

const vpc = (id: string, tags: object = {}): Seen => ({
  id,
  tags: { ...OURS, Name: "acme-staging", ...tags },
  values: { cidr_block: "10.20.0.0/16" },
});

describe("chosen names", () => {
  const policy: Planned = {
    address: "aws_iam_role_policy.p",
    known: { role: "acme-deploy", name: "artifacts" },
    unknown: { policy: ["aws_kms_key.k.arn", "aws_kms_key.k"] },
  };

  test("GIVEN one that exists and one that doesn't THEN both were asked for by id", async () => {
    const { findings, asked } = await searched({ named: ["acme-deploy"] }, ROLE, policy);
    expect(asked).toEqual([
      { type: "aws_iam_role", id: "acme-deploy" },
      { type: "aws_iam_role_policy", id: "acme-deploy:artifacts" },
    ]);
    expect(findings).toEqual({ "aws_iam_role.r": exists("acme-deploy"), "aws_iam_role_policy.p": ABSENT });
  });

  test("GIVEN what isn't AWS's, or is only taken over THEN nothing is asked", async () => {
    const planned = ["terraform_data.d", "random_id.r", "aws_default_security_group.closed"];
    const { findings, asked } = await searched({}, ...planned.map((address) => ({ address })));
    expect(asked).toEqual([]);
    expect(Object.values(findings)).toEqual([ABSENT, ABSENT, ABSENT]);
  });

  test("GIVEN a type that nobody has thought of THEN it is left to a person", async () => {
    const { findings } = await searched({}, { address: "aws_strange.s", known: { name: "s" } });
    expect(findings["aws_strange.s"]).toEqual({
      kind: "unknown",
      because: "Slipway doesn't know how aws_strange is found",
    });
  });
});

describe("ids that AWS chooses", () => {
  test("GIVEN one with the tags that tell it THEN that is it, whatever other tags have become", async () => {
    const others = [vpc("vpc-2", { "slipway-account": "production" }), vpc("vpc-3", { Name: "other" })];
    const { findings } = await searched(
      { lists: { aws_vpc: [vpc("vpc-1", { CostCenter: "before" }), ...others] } },
      VPC,
    );
    expect(findings[VPC.address]).toEqual(exists("vpc-1"));
  });

  test("GIVEN none THEN it is absent", async () => {
    expect((await searched({}, VPC)).findings[VPC.address]).toEqual(ABSENT);
  });

  test("GIVEN two that nothing tells apart THEN none is chosen", async () => {
    const { findings, strays } = await searched({ lists: { aws_vpc: [vpc("vpc-1"), vpc("vpc-2")] } }, VPC);
    expect(findings[VPC.address]).toEqual({ kind: "several", ids: ["vpc-1", "vpc-2"] });
    expect(strays).toEqual([]);
  });

  test("GIVEN an account that doesn't let us look THEN AWS's word is kept", async () => {
    const denied = Object.assign(new Error("not authorized"), { name: "UnauthorizedOperation" });
    const { findings } = await searched({ lists: { aws_vpc: denied } }, VPC);
    expect(findings[VPC.address]).toEqual({
      kind: "unknown",
      because: "AWS said: UnauthorizedOperation: not authorized",
    });
  });
});

describe("what stands on something else", () => {
  const lb = { address: "aws_lb.b", known: { name: "acme-staging" } };
  const listener: Planned = {
    address: "aws_lb_listener.l",
    known: { port: 80 },
    unknown: { load_balancer_arn: ["aws_lb.b.arn", "aws_lb.b"] },
  };
  const rule: Planned = {
    address: "aws_lb_listener_rule.r",
    known: { priority: 50000 },
    unknown: { listener_arn: ["aws_lb_listener.l.arn", "aws_lb_listener.l"] },
  };
  const route: Planned = {
    address: "module.network.aws_route.r",
    known: { destination_cidr_block: "0.0.0.0/0", destination_ipv6_cidr_block: null },
    unknown: { route_table_id: ["aws_route_table.t.id", "aws_route_table.t"] },
  };
  const table: Planned = {
    address: "module.network.aws_route_table.t",
    known: { tags_all: { ...OURS, Name: "acme-staging-public" } },
    unknown: { vpc_id: ["aws_vpc.main.id", "aws_vpc.main"] },
  };
  const tableSeen = (id: string, vpc_id: string): Seen => ({
    id,
    tags: { ...OURS, Name: "acme-staging-public" },
    values: { vpc_id },
  });

  test("GIVEN that is found THEN it is found in turn, in any order, by what it is called there", async () => {
    const { findings } = await searched(
      {
        lists: {
          aws_lb: [{ id: "arn:lb", values: { name: "acme-staging" } }],
          "aws_lb_listener arn:lb": [8080, 80].map((port) => ({ id: `arn:${port}`, values: { port } })),
          "aws_lb_listener_rule arn:80": ["default", "50000"].map((priority) => ({
            id: `arn:rule-${priority}`,
            values: { priority },
          })),
        },
      },
      rule,
      listener,
      lb,
    );
    expect(findings["aws_lb_listener.l"]).toEqual(exists("arn:80"));
    expect(findings["aws_lb_listener_rule.r"]).toEqual(exists("arn:rule-50000"));
  });

  test("GIVEN that is absent THEN so is it, without asking", async () => {
    const { findings, asked } = await searched({}, lb, listener, rule, table, route);
    expect(asked).toEqual([]);
    expect(Object.values(findings)).toEqual([ABSENT, ABSENT, ABSENT, ABSENT, ABSENT]);
  });

  test("GIVEN a table of that name in the other of two VPCs THEN it is not taken for ours", async () => {
    const { findings, asked } = await searched(
      {
        lists: {
          aws_vpc: [vpc("vpc-1")],
          aws_route_table: [tableSeen("rtb-2", "vpc-2"), tableSeen("rtb-1", "vpc-1")],
        },
        named: ["rtb-1_0.0.0.0/0"],
      },
      VPC,
      table,
      route,
    );
    expect(findings[table.address]).toEqual(exists("rtb-1"));
    expect(asked).toEqual([{ type: "aws_route", id: "rtb-1_0.0.0.0/0" }]);
    expect(findings[route.address]).toEqual(exists("rtb-1_0.0.0.0/0"));
  });

  test("GIVEN that was made twice THEN it is undecided, and says of what", async () => {
    const tables = [tableSeen("rtb-1", "vpc-1"), tableSeen("rtb-2", "vpc-1")];
    const { findings } = await searched(
      { lists: { aws_vpc: [vpc("vpc-1")], aws_route_table: tables } },
      VPC,
      table,
      route,
    );
    expect(findings[route.address]).toEqual({
      kind: "unknown",
      because: `it belongs to ${table.address}, which is undecided itself`,
    });
  });

  test("GIVEN that is put together from several values THEN it waits until more is in the state", async () => {
    const mixed = { ...listener, unknown: { load_balancer_arn: ["aws_lb.b.arn", "aws_lb.c.arn"] } };
    const { findings } = await searched(
      { lists: { aws_lb: [{ id: "arn:lb", values: { name: "acme-staging" } }] } },
      lb,
      mixed,
    );
    expect(findings).toEqual({ "aws_lb.b": exists("arn:lb") });
  });
});

describe("strays", () => {
  const inState = { ...VPC, known: { ...VPC.known, id: "vpc-1" }, actions: ["no-op"] };

  test("GIVEN a second one of what the state holds THEN it is a stray", async () => {
    const { findings, strays } = await searched(
      { lists: { aws_vpc: [vpc("vpc-1"), vpc("vpc-2")] } },
      inState,
    );
    expect(findings).toEqual({});
    expect(strays).toEqual([{ id: "vpc-2", like: VPC.address }]);
  });

  test("GIVEN only others' and its own THEN there is none", async () => {
    const { strays } = await searched(
      { lists: { aws_vpc: [vpc("vpc-1"), vpc("vpc-2", { Name: "other" })] } },
      inState,
    );
    expect(strays).toEqual([]);
  });
});
