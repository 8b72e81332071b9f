import { kindsIn, markdown, review } from "./plans";

describe("what can't be made again", () => {
  const replaced = (type: string, ...forcedBy: readonly string[]) => ({
    type,
    actions: ["delete", "create"],
    before: { secret_id: "s" },
    after: { secret_id: "s" },
    replacePaths: forcedBy.map((name) => [name]),
  });

  test("GIVEN a secret's next version THEN nothing is lost, and it is told as replaced", () => {
    const version = replaced("aws_secretsmanager_secret_version", "secret_string");
    expect(kindsIn(review([version]))).toEqual([]);
    expect(markdown([version])).toContain("**replaced**, forced by `secret_string`");
  });

  test.each([
    ["another secret's", replaced("aws_secretsmanager_secret_version", "secret_string", "secret_id")],
    ["one for a reason that nobody knows", replaced("aws_secretsmanager_secret_version")],
    ["none", { type: "aws_secretsmanager_secret_version", before: {}, after: null }],
    ["the secret itself", replaced("aws_secretsmanager_secret", "secret_string")],
  ])("GIVEN %s in its place THEN it is lost", (_, change) => {
    expect(kindsIn(review([change]))).toEqual(["destroy"]);
  });

  test.each<[string, readonly string[]]>([
    ["aws_rds_cluster", ["destroy"]],
    ["aws_rds_cluster_instance", ["outage"]],
    ["aws_docdb_cluster_instance", ["outage"]],
    ["aws_eks_cluster", ["destroy", "outage"]],
    ["aws_ssm_parameter", ["destroy"]],
    ["aws_redshift_cluster_snapshot", ["destroy"]],
    ["postgresql_database", ["destroy"]],
    ["aws_key_pair", ["access-narrowed"]],
  ])("GIVEN %s that is destroyed THEN it is told by what goes with it", (type, kinds) => {
    expect(kindsIn(review([{ type, before: {}, after: null }]))).toEqual(kinds);
  });
});
