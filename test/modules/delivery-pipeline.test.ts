import { known } from "../../face/each";
import { allow } from "../../iam/statement";
import { approval } from "../../modules/approval/approval";
import {
  DeliveryPipeline,
  type DeliveryPipelineProps,
} from "../../modules/delivery-pipeline/delivery-pipeline";
import { actIn, type PipelinePart, runAfter } from "../../modules/delivery-pipeline/parts";
import { githubSource } from "../../modules/github-source/github-source";
import { policyOf, synthStack } from "../support/synth";

const tools = { account: "111111111111", region: "us-east-1" };
const connectionArn = "arn:aws:codeconnections:us-east-1:111111111111:connection/c";

function part(name: string, resource: string, category: "Build" | "Test" = "Test"): PipelinePart {
  const statement = {
    sid: "RunBuilds",
    actions: ["codebuild:StartBuild"],
    resources: [resource],
    because: "Runs.",
  };
  return {
    actions: [{ name, category, provider: "CodeBuild", configuration: { ProjectName: name } }],
    statements: [allow(statement)],
  };
}

const gate = approval({
  place: tools,
  topic: "acme-production-approvals",
  keyAlias: "alias/acme-approvals",
  message: "Release?",
  timeoutMinutes: 60,
});

const props: DeliveryPipelineProps = {
  pipeline: "web-acme",
  role: "acme-web-pipeline",
  bucket: "acme-artifacts",
  artifacts: {
    ...tools,
    bucketArn: "arn:aws:s3:::acme-artifacts",
    keyAlias: "alias/acme-artifacts",
    prefix: "web-acme",
  },
  keyArn: "arn:aws:kms:us-east-1:111111111111:key/k",
  source: githubSource({ connectionArn, repository: "acme/web", branch: "main" }),
  trigger: { push: [{ branches: ["main"], paths: ["web/**"] }] },
  stages: [
    { name: "Build", parts: [part("build", "arn:b", "Build"), part("lint", "arn:l")] },
    { name: "production", parts: [gate, runAfter(1, part("deploy", "arn:d"))] },
  ],
};

const made = (change: Partial<DeliveryPipelineProps> = {}) =>
  synthStack((stack) => {
    new DeliveryPipeline(stack, "pipeline", { ...props, ...change });
  });

interface Action {
  name: string;
  run_order: number;
  timeout_in_minutes?: number;
  configuration: Record<string, string>;
}

describe("DeliveryPipeline", () => {
  const pipeline = made().only("aws_codepipeline");
  const stages = pipeline.stage as { name: string; action: Action[] }[];

  test("is of type V2 and queues, so that no release overtakes another", () => {
    expect(pipeline).toMatchObject({ pipeline_type: "V2", execution_mode: "QUEUED" });
  });

  test.each(["SUPERSEDED", "PARALLEL"] as const)(
    "goes by mode %s where that is asked for",
    (executionMode) => {
      expect(made({ executionMode }).only("aws_codepipeline").execution_mode).toBe(executionMode);
    },
  );

  test("declares its variables, each with what it holds where nobody says otherwise", () => {
    const variables = [
      { name: "CHANNEL", value: "stable", description: "Who gets it" },
      { name: "SPEED", value: "1" },
    ];
    expect(made({ variables }).only("aws_codepipeline").variable).toEqual([
      { name: "CHANNEL", default_value: "stable", description: "Who gets it" },
      { name: "SPEED", default_value: "1" },
    ]);
  });

  test("keeps artifacts under a customer key named by its ARN", () => {
    expect(pipeline.artifact_store).toEqual([
      { type: "S3", location: "acme-artifacts", encryption_key: { type: "KMS", id: props.keyArn } },
    ]);
  });

  describe("GIVEN an action in another region", () => {
    const REGION = "eu-west-1";
    const store = {
      bucket: "acme-artifacts-there",
      artifacts: { ...props.artifacts, region: REGION, bucketArn: "arn:aws:s3:::acme-artifacts-there" },
      keyArn: "arn:aws:kms:eu-west-1:111111111111:key/t",
    };
    const { actions, statements } = part("deploy", "arn:d");
    const become = { statements, actions: actions.map((one) => ({ ...one, roleArn: "arn:r" })) };
    const acting = (region: string, parts = [part("build", "arn:b"), become]) => [
      { name: "production", parts: parts.map((one) => actIn(region, one)) },
    ];

    test("THEN each region has a store under its own key, the pipeline's first", () => {
      const there = made({ stages: acting(REGION), elsewhere: [store] });
      const encrypted = (id: string) => ({ type: "S3", encryption_key: { type: "KMS", id } });
      expect(there.only("aws_codepipeline").artifact_store).toEqual([
        { region: "us-east-1", location: "acme-artifacts", ...encrypted(props.keyArn) },
        { region: REGION, location: "acme-artifacts-there", ...encrypted(store.keyArn) },
      ]);
      const stages = there.only("aws_codepipeline").stage as {
        action: { name: string; region?: string }[];
      }[];
      expect(stages[1]?.action.map(({ name, region }) => [name, region])).toEqual([
        ["build", undefined],
        ["deploy", REGION],
      ]);
    });

    test("THEN the role hands its own artifacts over, in statements that name the region", () => {
      const there = made({ stages: acting(REGION), elsewhere: [store] });
      const policy = policyOf(there.where("aws_iam_role_policy", { name: "elsewhere" }));
      expect(Object.keys(policy)).toEqual([
        "LocateArtifactBucketInEuWest1",
        "ReadAndWriteArtifactsInEuWest1",
        "UseArtifactKeyInEuWest1",
      ]);
      expect(policy.ReadAndWriteArtifactsInEuWest1?.Resource).toEqual([
        "arn:aws:s3:::acme-artifacts-there/web-acme/*",
      ]);
      expect(policy.UseArtifactKeyInEuWest1?.Resource).toEqual(["arn:aws:kms:eu-west-1:111111111111:key/*"]);
    });

    test("fails where the region has no store, and where a store serves nothing", () => {
      expect(() => made({ stages: acting("eu-west-2"), elsewhere: [store] })).toThrow(
        "pipeline web-acme: deploy acts in eu-west-2, where no artifacts are kept",
      );
      expect(() => made({ elsewhere: [store] })).toThrow(
        "pipeline web-acme keeps artifacts in eu-west-1, where nothing acts",
      );
    });
  });

  test("has its stages and actions in the order of the data", () => {
    expect(stages.map(({ name, action }) => [name, action.map((a) => `${a.run_order} ${a.name}`)])).toEqual([
      ["Source", ["1 source"]],
      ["Build", ["1 build", "1 lint"]],
      ["production", ["1 approve", "2 deploy"]],
    ]);
  });

  test("GIVEN an approval THEN people are told and it times out", () => {
    const approve = stages[2]?.action[0];
    expect(approve?.timeout_in_minutes).toBe(60);
    expect(approve?.configuration.NotificationArn).toBe(
      "arn:aws:sns:us-east-1:111111111111:acme-production-approvals",
    );
  });

  test("GIVEN a trigger THEN the source action detects no changes of its own", () => {
    expect(stages[0]?.action[0]?.configuration.DetectChanges).toBe("false");
    expect(pipeline.trigger).toEqual([
      {
        provider_type: "CodeStarSourceConnection",
        git_configuration: {
          source_action_name: "source",
          push: [{ branches: { includes: ["main"] }, file_paths: { includes: ["web/**"] } }],
        },
      },
    ]);
  });

  test("GIVEN a pull-request trigger THEN closing one starts nothing", () => {
    const trigger = { pullRequest: { branches: ["main"], paths: [] } };
    const [rendered] = made({ trigger }).only("aws_codepipeline").trigger as Record<string, unknown>[];
    expect(rendered?.git_configuration).toEqual({
      source_action_name: "source",
      pull_request: [{ events: ["OPEN", "UPDATED"], branches: { includes: ["main"] } }],
    });
  });

  test("CodePipeline uses the role for this pipeline of this account only, where it says for which", () => {
    const trust = policyOf(made().only("aws_iam_role"), "assume_role_policy");
    expect(Object.values(trust)).toEqual([
      {
        Sid: "AssumedByThePipeline",
        Effect: "Allow",
        Principal: { Service: ["codepipeline.amazonaws.com"] },
        Action: ["sts:AssumeRole"],
        Condition: {
          StringEqualsIfExists: { "aws:SourceAccount": "111111111111" },
          ArnEqualsIfExists: { "aws:SourceArn": "arn:aws:codepipeline:us-east-1:111111111111:web-acme" },
        },
      },
    ]);
  });

  test("the role is the sum of its parts, like statements joined", () => {
    const policy = policyOf(made().where("aws_iam_role_policy", { name: "pipeline" }));
    expect(policy.RunBuilds?.Resource).toEqual(["arn:b", "arn:l", "arn:d"]);
    expect(Object.keys(policy)).toEqual([
      "LocateArtifactBucket",
      "ReadAndWriteArtifacts",
      "UseArtifactKey",
      "RunBuilds",
      "AskForApproval",
      "EncryptApprovalMessages",
    ]);
  });

  test("GIVEN no action in another account THEN the role can assume nothing", () => {
    const actions = made()
      .all("aws_iam_role_policy")
      .flatMap((policy) => Object.values(policyOf(policy)).flatMap(({ Action }) => Action));
    expect(actions.filter((action) => action.startsWith("sts:"))).toEqual([]);
  });

  test("the connection stands in a policy of its own, so that the other is known before the connection is made", () => {
    const policy = policyOf(made().where("aws_iam_role_policy", { name: "source" }));
    expect(policy.UseConnection).toMatchObject({
      Action: ["codeconnections:UseConnection", "codestar-connections:UseConnection"],
      Resource: [connectionArn],
    });
  });

  test.each([
    [
      "two actions of a stage share a name",
      [{ name: "A", parts: [part("x", "r"), part("x", "r")] }],
      "two actions called x",
    ],
    [
      "a stage has more actions than CodePipeline takes",
      [{ name: "A", parts: Array.from({ length: 101 }, (_, index) => part(`a${index}`, "r")) }],
      "actions in stage A of pipeline web-acme: 101; CodePipeline takes 100 at most",
    ],
    [
      "there are more stages than CodePipeline takes",
      Array.from({ length: 50 }, (_, index) => ({ name: `s${index}`, parts: [part("x", "r")] })),
      "stages of pipeline web-acme: 51; CodePipeline takes 50 at most",
    ],
    [
      "two parts mean different things by one Sid",
      [
        {
          name: "A",
          parts: [
            part("x", "r"),
            {
              ...gate,
              statements: known(part("y", "r").statements).map((s) => ({ ...s, actions: ["a:b"] })),
            },
          ],
        },
      ],
      "two different statements of one pipeline are called RunBuilds",
    ],
  ])("fails when %s", (_, stages, message) => {
    expect(() => made({ stages })).toThrow(message);
  });
});
