import { kindsIn, markdown, policy, type RawChange, review } from "./plans";

const DENY = policy({ Sid: "Tls", Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" });
const gone = (type: string, before: object): RawChange => ({ type, before, after: null });
const bucket = gone("aws_s3_bucket", { id: "acme", bucket: "acme" });

describe("what guards something, and is destroyed", () => {
  const guards: readonly (readonly [RawChange, string])[] = [
    [gone("aws_s3_bucket_policy", { bucket: "acme", policy: DENY }), "access-widened"],
    [gone("aws_s3_bucket_public_access_block", { bucket: "acme" }), "exposed"],
    [gone("aws_s3_bucket_ownership_controls", { bucket: "acme" }), "exposed"],
    [gone("aws_s3_bucket_versioning", { bucket: "acme" }), "unprotected"],
    [gone("aws_s3_bucket_logging", { bucket: "acme" }), "unprotected"],
  ];

  test.each(guards)("GIVEN %j alone THEN it is told as %s", (change, kind) => {
    expect(kindsIn(review([change]))).toEqual([kind]);
  });

  test.each(guards)("GIVEN %j with its bucket THEN nobody misses it", (change) => {
    expect(kindsIn(review([change, bucket])).filter((kind) => kind !== "access-narrowed")).toEqual([
      "destroy",
    ]);
  });

  test.each(guards)(
    "GIVEN %j, and another bucket, or one that is made again THEN it is told as %s",
    (change, kind) => {
      const other = gone("aws_s3_bucket", { id: "other", bucket: "other" });
      const again = { ...bucket, after: { bucket: "acme" }, actions: ["delete", "create"] };
      expect(kindsIn(review([change, other]))).toContain(kind);
      expect(kindsIn(review([change, again]))).toContain(kind);
    },
  );

  test("GIVEN a firewall's association with the load balancer that it stood before THEN nobody misses it", () => {
    const firewall = gone("aws_wafv2_web_acl_association", { resource_arn: "arn:aws:x" });
    expect(kindsIn(review([firewall]))).toEqual(["exposed"]);
    expect(kindsIn(review([firewall, gone("aws_lb", { arn: "arn:aws:x" })]))).toEqual(["outage"]);
  });

  test.each(["aws_kms_key", "aws_iam_role"])(
    "GIVEN %s with its own denial THEN nobody may do more",
    (type) => {
      const kinds = kindsIn(review([gone(type, { policy: DENY })]));
      expect(kinds).not.toContain("access-widened");
    },
  );

  test("GIVEN a policy with a denial that others may have THEN they may do more", () => {
    expect(kindsIn(review([gone("aws_iam_policy", { policy: DENY })]))).toEqual(["access-widened"]);
  });

  test.each<[string, string]>([
    ["aws_cloudtrail", "unprotected"],
    ["aws_flow_log", "unprotected"],
    ["aws_config_configuration_recorder", "unprotected"],
    ["aws_guardduty_detector", "exposed"],
    ["aws_backup_plan", "unprotected"],
    ["github_branch_protection", "gate-removed"],
    ["aws_codecommit_approval_rule_template_association", "gate-removed"],
  ])("GIVEN %s THEN it is told as %s", (type, kind) => {
    expect(kindsIn(review([gone(type, {})]))).toEqual([kind]);
    expect(kindsIn(review([{ ...gone(type, {}), beside: { deposed: "0" } }]))).toEqual([]);
  });
});

describe("a bucket that deletes by itself", () => {
  const lifecycle = (...rules: readonly object[]) => ({
    bucket: "acme",
    rule: rules.map((rule) => ({ id: "r", status: "Enabled", ...rule })),
  });
  const YEAR = { expiration: [{ days: 365 }] };
  const DAY = { expiration: [{ days: 1 }] };

  test.each<[string, object | null, object, readonly string[]]>([
    ["from now on", null, lifecycle(YEAR), ["unprotected"]],
    ["earlier", lifecycle(YEAR), lifecycle(DAY), ["unprotected"]],
    ["later", lifecycle(DAY), lifecycle(YEAR), []],
    [
      "on a date",
      lifecycle(YEAR),
      lifecycle({ expiration: [{ date: "2026-12-01T00:00:00Z" }] }),
      ["unprotected"],
    ],
    [
      "former versions, too",
      lifecycle(YEAR),
      lifecycle({ ...YEAR, noncurrent_version_expiration: [{ noncurrent_days: 7 }] }),
      ["unprotected"],
    ],
    ["not yet", null, lifecycle({ ...YEAR, status: "Disabled" }), []],
    ["markers alone", null, lifecycle({ expiration: [{ days: 0, expired_object_delete_marker: true }] }), []],
  ])("GIVEN %s THEN it is told or not", (_, before, after, kinds) => {
    expect(kindsIn(review([{ type: "aws_s3_bucket_lifecycle_configuration", before, after }]))).toEqual(
      kinds,
    );
  });

  test("GIVEN a bucket that is made with it THEN nothing in it is lost", () => {
    const made = { type: "aws_s3_bucket_lifecycle_configuration", after: lifecycle(DAY) };
    expect(kindsIn(review([made, { type: "aws_s3_bucket", after: { bucket: "acme" } }]))).toEqual([]);
    const unnamed = { ...made, after: { ...lifecycle(DAY), bucket: null }, unknown: { bucket: true } };
    expect(kindsIn(review([unnamed]))).toEqual([]);
  });

  test("THEN it is said what, and when", () => {
    const text = markdown([{ type: "aws_s3_bucket_lifecycle_configuration", after: lifecycle(DAY) }]);
    expect(text).toContain("objects after 1 days (rule `r`)");
  });
});

describe("values that take something away", () => {
  test.each<[string, object, object, string]>([
    ["aws_lb_listener", { protocol: "HTTPS" }, { protocol: "HTTP" }, "unprotected"],
    [
      "aws_cloudfront_distribution",
      { default_cache_behavior: [{ viewer_protocol_policy: "redirect-to-https" }] },
      { default_cache_behavior: [{ viewer_protocol_policy: "allow-all" }] },
      "unprotected",
    ],
    ["aws_db_instance", { storage_encrypted: true }, { storage_encrypted: false }, "unprotected"],
    ["aws_db_instance", { multi_az: true }, { multi_az: false }, "unprotected"],
    ["aws_db_instance", { backup_retention_period: 30 }, { backup_retention_period: 1 }, "unprotected"],
    ["aws_sns_topic", { kms_master_key_id: "k" }, { kms_master_key_id: "" }, "unprotected"],
    ["aws_cloudwatch_log_group", { retention_in_days: 365 }, { retention_in_days: 1 }, "unprotected"],
    ["aws_cloudwatch_log_group", { retention_in_days: 0 }, { retention_in_days: 365 }, "unprotected"],
    ["aws_cloudtrail", { is_multi_region_trail: true }, { is_multi_region_trail: false }, "unprotected"],
    [
      "aws_instance",
      { metadata_options: [{ http_tokens: "required" }] },
      { metadata_options: [{ http_tokens: "optional" }] },
      "unprotected",
    ],
    ["aws_guardduty_detector", { enable: true }, { enable: false }, "unprotected"],
    ["aws_cognito_user_pool", { mfa_configuration: "ON" }, { mfa_configuration: "OPTIONAL" }, "unprotected"],
    [
      "aws_ecs_service",
      { deployment_circuit_breaker: [{ enable: true, rollback: true }] },
      { deployment_circuit_breaker: [{ enable: true, rollback: false }] },
      "gate-removed",
    ],
    ["aws_ecs_service", { desired_count: 2 }, { desired_count: 0 }, "outage"],
    ["aws_autoscaling_group", { max_size: 2 }, { max_size: 0 }, "outage"],
    [
      "aws_lambda_function",
      { reserved_concurrent_executions: -1 },
      { reserved_concurrent_executions: 0 },
      "outage",
    ],
    ["aws_scheduler_schedule", { state: "ENABLED" }, { state: "DISABLED" }, "outage"],
    ["aws_instance", { instance_type: "t3.micro" }, { instance_type: "t3.small" }, "outage"],
    ["aws_db_instance", { engine_version: "15.4" }, { engine_version: "16.1" }, "outage"],
  ])("GIVEN %s from %j to %j THEN it is told as %s, and the way back isn't", (type, before, after, kind) => {
    expect(kindsIn(review([{ type, before, after }]))).toEqual([kind]);
    const back = kindsIn(review([{ type, before: after, after: before }]));
    // A server stops for another type, and a database for another version, whichever way.
    expect(back).toEqual(/instance_type|engine_version/.test(JSON.stringify(before)) ? [kind] : []);
    expect(kindsIn(review([{ type, before: { ...after, a: 1 }, after }]))).toEqual([]);
    expect(kindsIn(review([{ type, after }]))).toEqual([]);
  });

  test("GIVEN a server of another type that is replaced THEN that is told once", () => {
    const replaced = {
      type: "aws_instance",
      before: { instance_type: "a" },
      after: { instance_type: "b" },
      actions: ["delete", "create"],
    };
    expect(kindsIn(review([replaced]))).toEqual(["outage"]);
  });

  test("THEN what was and what is are said", () => {
    const text = markdown([
      {
        type: "aws_cloudwatch_log_group",
        before: { retention_in_days: 365 },
        after: { retention_in_days: 7 },
      },
    ]);
    expect(text).toContain("older logs are deleted (`retention_in_days`: `365` → `7`)");
  });
});
