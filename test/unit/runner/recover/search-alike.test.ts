import type { Seen } from "../../../../runner/recover/lookups/lookup";
import type { Planned } from "./plan-json";
import { exists, OURS, searched } from "./searched";

describe("rules of a security group", () => {
  const group = { address: "aws_security_group.g", known: { name: "acme", tags_all: OURS } };
  const ingress = (name: string, values: object, unknown: object = {}): Planned => ({
    address: `aws_vpc_security_group_ingress_rule.${name}`,
    known: { ip_protocol: "tcp", from_port: 80, to_port: 80, tags_all: OURS, ...values },
    unknown: { security_group_id: ["aws_security_group.g.id", "aws_security_group.g"], ...unknown },
  });
  const seen = (id: string, values: object): Seen => ({
    id,
    tags: OURS,
    values: { ip_protocol: "tcp", from_port: 80, to_port: 80, ...values },
  });
  const inGroup = (...rules: readonly Seen[]) => ({
    lists: {
      "aws_security_group acme": [{ id: "sg-1", tags: OURS, values: { name: "acme", vpc_id: "vpc-1" } }],
      "aws_vpc_security_group_ingress_rule sg-1": rules,
    },
  });

  test("GIVEN one from an address and one from a group THEN they are told apart", async () => {
    const account = inGroup(
      seen("sgr-group", { referenced_security_group_id: "sg-2" }),
      seen("sgr-all", { cidr_ipv4: "0.0.0.0/0" }),
    );
    const { findings } = await searched(
      account,
      group,
      ingress("all", { cidr_ipv4: "0.0.0.0/0", referenced_security_group_id: null }),
      ingress("group", { cidr_ipv4: null }, { referenced_security_group_id: ["module.network.subnet_ids"] }),
    );
    expect(findings["aws_vpc_security_group_ingress_rule.all"]).toEqual(exists("sgr-all"));
    expect(findings["aws_vpc_security_group_ingress_rule.group"]).toEqual(exists("sgr-group"));
  });

  test("GIVEN two whose addresses are unknown THEN their descriptions tell them apart", async () => {
    const account = inGroup(
      seen("sgr-a", { cidr_ipv4: "192.0.2.1/32", description: "zone a" }),
      seen("sgr-b", { cidr_ipv4: "192.0.2.2/32", description: "zone b" }),
    );
    const { findings } = await searched(
      account,
      group,
      ingress("b", { description: "zone b" }, { cidr_ipv4: ["module.network.subnet_ids"] }),
    );
    expect(findings["aws_vpc_security_group_ingress_rule.b"]).toEqual(exists("sgr-b"));
  });

  test("GIVEN one whose description has changed since THEN it is still it", async () => {
    const account = inGroup(seen("sgr-1", { cidr_ipv4: "0.0.0.0/0", description: "before" }));
    const { findings } = await searched(
      account,
      group,
      ingress("all", { cidr_ipv4: "0.0.0.0/0", description: "now" }),
    );
    expect(findings["aws_vpc_security_group_ingress_rule.all"]).toEqual(exists("sgr-1"));
  });
});

describe("keys", () => {
  const key = { address: "aws_kms_key.k", known: { description: "Encrypts", tags_all: OURS } };
  const alias: Planned = {
    address: "aws_kms_alias.a",
    known: { name: "alias/acme" },
    unknown: { target_key_id: ["aws_kms_key.k.key_id", "aws_kms_key.k"] },
  };
  const seen = (id: string, aliases: readonly string[] = [], description = "Encrypts"): Seen => ({
    id,
    tags: OURS,
    values: { description, aliases },
  });

  test.each([
    ["may not be looked at, and no other is it", { obstacle: "AccessDenied", hides: true }, [], "unknown"],
    [
      "may not be looked at, and another is it",
      { obstacle: "AccessDenied", hides: true },
      [seen("key-2")],
      "exists",
    ],
    ["waits to be deleted, without the alias", { obstacle: "it waits to be deleted" }, [], "absent"],
  ])("GIVEN one that %s THEN it is never taken for it", async (_, hidden, others, kind) => {
    const account = {
      lists: { aws_kms_key: [{ id: "key-1", values: { aliases: [] }, ...hidden }, ...others] },
    };
    expect((await searched(account, key, alias)).findings["aws_kms_key.k"]).toMatchObject({ kind });
  });

  test("GIVEN one with the alias that waits to be deleted THEN it says so", async () => {
    const dying = { id: "key-1", values: { aliases: ["alias/acme"] }, obstacle: "it waits to be deleted" };
    const account = { lists: { aws_kms_key: [dying, seen("key-2")] } };
    expect((await searched(account, key, alias)).findings["aws_kms_key.k"]).toEqual({
      kind: "unknown",
      because: "key-1: it waits to be deleted",
    });
  });

  test("GIVEN two alike, one with the alias THEN that is it, and the other a stray", async () => {
    const account = {
      lists: { aws_kms_key: [seen("key-1"), seen("key-2", ["alias/acme"])] },
      named: ["alias/acme"],
    };
    const { findings, strays } = await searched(account, key, alias);
    expect(findings["aws_kms_key.k"]).toEqual(exists("key-2"));
    expect(strays).toEqual([{ id: "key-1", like: "aws_kms_key.k" }]);
  });

  test("GIVEN the alias on a key of another description THEN the alias decides", async () => {
    const account = {
      lists: { aws_kms_key: [seen("key-1", ["alias/acme"], "before")] },
      named: ["alias/acme"],
    };
    expect((await searched(account, key, alias)).findings["aws_kms_key.k"]).toEqual(exists("key-1"));
  });

  test("GIVEN no alias yet THEN description and tags decide", async () => {
    const account = { lists: { aws_kms_key: [seen("key-1"), seen("key-2", [], "Other")] } };
    expect((await searched(account, key, alias)).findings["aws_kms_key.k"]).toEqual(exists("key-1"));
  });
});
