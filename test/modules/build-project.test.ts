import { known } from "../../face/each";
import { BuildProject, type BuildProjectProps } from "../../modules/build-project/build-project";
import { policyOf, synthStack } from "../support/synth";

const props: BuildProjectProps = {
  project: "acme-web-build",
  role: "acme-web-build",
  logGroup: "/aws/codebuild/acme-web-build",
  description: "Builds web",
  artifacts: {
    account: "111111111111",
    region: "us-east-1",
    bucketArn: "arn:aws:s3:::acme-artifacts",
    keyAlias: "alias/acme-artifacts",
    prefix: "web-acme",
  },
  logsKeyArn: "arn:aws:kms:us-east-1:111111111111:key/l",
  logRetentionDays: 90,
  reports: {},
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
  image: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
  timeoutMinutes: 30,
  environment: { A: "1" },
  compute: { environmentType: "LINUX_CONTAINER", computeType: "BUILD_GENERAL1_MEDIUM" },
  docker: false,
  buildspec: "buildspec.yml",
  writesArtifacts: false,
  statements: [],
};

const made = (change: Partial<BuildProjectProps> = {}) =>
  synthStack((stack) => {
    new BuildProject(stack, "build", { ...props, ...change });
  });

describe("BuildProject", () => {
  test("encrypts with the artifact key, which CodeBuild would not take from the pipeline", () => {
    expect(made().only("aws_codebuild_project").encryption_key).toBe(props.keyArn);
  });

  test.each([true, false])("GIVEN docker %s THEN privileged mode says so", (docker) => {
    const { environment } = made({ docker }).only("aws_codebuild_project");
    expect(environment).toMatchObject({ privileged_mode: docker, compute_type: "BUILD_GENERAL1_MEDIUM" });
  });

  test("GIVEN Lambda THEN its type is told, and no timeout that CodeBuild would refuse", () => {
    const compute = { environmentType: "ARM_LAMBDA_CONTAINER", computeType: "BUILD_LAMBDA_1GB" };
    const project = made({ compute, timeoutMinutes: undefined }).only("aws_codebuild_project");
    expect(project.environment).toMatchObject({
      type: "ARM_LAMBDA_CONTAINER",
      compute_type: "BUILD_LAMBDA_1GB",
    });
    expect(Object.keys(project).filter((name) => name.endsWith("timeout"))).toEqual([]);
  });

  test.each([
    [true, ["LocateArtifactBucket", "ReadAndWriteArtifacts", "UseArtifactKey"]],
    [false, ["LocateArtifactBucket", "TakeArtifacts", "OpenArtifacts"]],
  ])("GIVEN that it writes artifacts: %s THEN its role may do just that", (writesArtifacts, expected) => {
    const sids = Object.keys(policyOf(made({ writesArtifacts }).only("aws_iam_role_policy")));
    expect(sids.filter((sid) => !/Logs|Reports/.test(sid))).toEqual(expected);
  });

  test("encrypts its log group, and keeps it as long as is said", () => {
    expect(made().only("aws_cloudwatch_log_group")).toMatchObject({
      kms_key_id: props.logsKeyArn,
      retention_in_days: 90,
    });
  });

  const cached = { type: "s3", bucket: "acme-build-cache", prefix: "web-pr-acme" } as const;

  test("GIVEN a cache in S3 THEN the role uses that prefix, and no other", () => {
    const stack = made({ cache: cached });
    expect(stack.only("aws_codebuild_project").cache).toEqual({
      type: "S3",
      location: "acme-build-cache/web-pr-acme",
    });
    const policies = stack.all("aws_iam_role_policy").map((policy) => policyOf(policy));
    const statement = policies.find(({ UseCache }) => UseCache)?.UseCache;
    expect(statement).toMatchObject({
      Action: ["s3:GetObject", "s3:PutObject"],
      Resource: ["arn:aws:s3:::acme-build-cache/web-pr-acme/*"],
    });
  });

  test("GIVEN a local cache THEN its modes are CodeBuild's, and the role gets nothing for it", () => {
    const stack = made({
      cache: { type: "local", modes: ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_CUSTOM_CACHE"] },
    });
    expect(stack.only("aws_codebuild_project").cache).toEqual({
      type: "LOCAL",
      modes: ["LOCAL_DOCKER_LAYER_CACHE", "LOCAL_CUSTOM_CACHE"],
    });
    expect(policyOf(stack.only("aws_iam_role_policy"))).not.toHaveProperty("UseCache");
  });

  const batch = { role: "acme-web-build-batch", timeoutMinutes: 60, maxBuilds: 4 };

  test("GIVEN a batch THEN a role of its own starts its builds, and the pipeline starts batches", () => {
    const stack = synthStack((scope) => {
      const build = new BuildProject(scope, "build", { ...props, batch, writesArtifacts: true });
      const part = build.action({ name: "build", category: "Build", outputArtifacts: ["build"] });
      expect(part.actions[0]?.configuration).toEqual({
        ProjectName: "acme-web-build",
        BatchEnabled: "true",
        CombineArtifacts: "true",
      });
      expect(known(part.statements).flatMap(({ actions }) => actions)).toEqual([
        "codebuild:StartBuild",
        "codebuild:BatchGetBuilds",
        "codebuild:StartBuildBatch",
        "codebuild:BatchGetBuildBatches",
      ]);
    });
    const policies = stack.all("aws_iam_role_policy").map((policy) => policyOf(policy));
    const starting = policies.filter((policy) => JSON.stringify(policy).includes("codebuild:StartBuild"));
    expect(starting).toHaveLength(1);
    expect(starting[0]?.RunBatchedBuilds).toMatchObject({
      Action: ["codebuild:StartBuild", "codebuild:StopBuild", "codebuild:RetryBuild"],
      Resource: ["arn:aws:codebuild:us-east-1:111111111111:project/acme-web-build"],
    });
    expect(stack.only("aws_codebuild_project").build_batch_config).toMatchObject({
      combine_artifacts: true,
      timeout_in_mins: 60,
      restrictions: { maximum_builds_allowed: 4 },
    });
  });

  test("GIVEN no batch THEN the pipeline can't start any", () => {
    synthStack((scope) => {
      const { actions, statements } = new BuildProject(scope, "build", props).action({
        name: "build",
        category: "Build",
      });
      expect(actions[0]?.configuration).toEqual({ ProjectName: "acme-web-build" });
      expect(known(statements).flatMap(({ actions }) => actions)).toEqual([
        "codebuild:StartBuild",
        "codebuild:BatchGetBuilds",
      ]);
    });
  });

  test("GIVEN a VPC THEN interfaces are made in its subnets alone, and lent to CodeBuild alone", () => {
    const vpc = { vpcId: "vpc-0a1b", subnetIds: ["subnet-0a1b"], securityGroupIds: ["sg-0a1b"] };
    const stack = made({ vpc });
    expect(stack.only("aws_codebuild_project").vpc_config).toEqual({
      vpc_id: "vpc-0a1b",
      subnets: ["subnet-0a1b"],
      security_group_ids: ["sg-0a1b"],
    });
    const policies = stack.all("aws_iam_role_policy").map((policy) => policyOf(policy));
    const subnet = "arn:aws:ec2:us-east-1:111111111111:subnet/subnet-0a1b";
    const network = policies.find(({ LendNetworkInterfaces }) => LendNetworkInterfaces);
    expect(network?.MakeNetworkInterfaces?.Resource).toContain(subnet);
    expect(network?.LendNetworkInterfaces?.Condition).toEqual({
      ArnEquals: { "ec2:Subnet": [subnet] },
      StringEquals: { "ec2:AuthorizedService": "codebuild.amazonaws.com" },
    });
  });

  test("GIVEN reports THEN groups are made that the buildspec's names mean, and the role writes to no other", () => {
    const stack = made({ reports: { unit: "test", lines: "coverage" } });
    const groups = stack.all("aws_codebuild_report_group").map(({ name, type }) => [name, type]);
    expect(Object.fromEntries(groups)).toEqual({
      "acme-web-build-unit": "TEST",
      "acme-web-build-lines": "CODE_COVERAGE",
    });
    expect(policyOf(stack.only("aws_iam_role_policy")).WriteReports?.Resource).toEqual([
      "arn:aws:codebuild:us-east-1:111111111111:report-group/acme-web-build-unit",
      "arn:aws:codebuild:us-east-1:111111111111:report-group/acme-web-build-lines",
    ]);
  });

  test("GIVEN commands as data THEN the buildspec is JSON whose ${…} Terraform leaves to the shell", () => {
    const { source } = made({ buildspec: { version: "0.2", x: "${HOME} 100%{y}" } }).only(
      "aws_codebuild_project",
    );
    const { buildspec } = source as { buildspec: string };
    expect(JSON.parse(buildspec)).toEqual({ version: "0.2", x: "$${HOME} 100%%{y}" });
  });

  test("is the only project that CodeBuild may use the role for", () => {
    const trust = policyOf(made().only("aws_iam_role"), "assume_role_policy");
    expect(trust.AssumedByTheProject).toMatchObject({
      Principal: { Service: ["codebuild.amazonaws.com"] },
      Condition: {
        StringEquals: { "aws:SourceAccount": "111111111111" },
        ArnEquals: { "aws:SourceArn": "arn:aws:codebuild:us-east-1:111111111111:project/acme-web-build" },
      },
    });
  });

  test("the role sees its pipeline's artifacts, its log group and its reports, and nothing else", () => {
    const policy = policyOf(made().only("aws_iam_role_policy"));
    const resources = Object.values(policy).flatMap(({ Resource = [] }) => Resource);
    expect(new Set(resources)).toEqual(
      new Set([
        "arn:aws:s3:::acme-artifacts",
        "arn:aws:s3:::acme-artifacts/web-acme/*",
        "arn:aws:kms:us-east-1:111111111111:key/*",
        "arn:aws:logs:us-east-1:111111111111:log-group:/aws/codebuild/acme-web-build:*",
        "arn:aws:codebuild:us-east-1:111111111111:report-group/acme-web-build-*",
      ]),
    );
    expect(policy.OpenArtifacts?.Condition).toEqual({
      "ForAnyValue:StringEquals": { "kms:ResourceAliases": "alias/acme-artifacts" },
    });
  });

  test.each([
    [true, ["s3:PutObject"]],
    [false, []],
  ])("GIVEN writesArtifacts %s THEN the role may put %j", (writesArtifacts, expected) => {
    const policy = policyOf(made({ writesArtifacts }).only("aws_iam_role_policy"));
    const actions = Object.values(policy).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.startsWith("s3:Put"))).toEqual(expected);
    expect(actions.includes("kms:GenerateDataKey*")).toBe(writesArtifacts);
  });

  test("GIVEN a project that writes none WHEN its action hands artifacts on THEN it is refused", () => {
    const use = () =>
      synthStack((stack) => {
        new BuildProject(stack, "build", props).action({
          name: "build",
          category: "Build",
          outputArtifacts: ["out"],
        });
      });
    expect(use).toThrow("test/build: the action build hands artifacts on; set writesArtifacts");
  });
});
