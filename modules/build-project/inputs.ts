/** What users of the HCL module say of a project. */
import {
  accountId,
  artifactPrefix,
  bucketName,
  inlinePolicies,
  KEY_ARN,
  keyAlias,
  managedPolicyArns,
  permissionsBoundary,
  region,
  roleName,
} from "../../face/aws";
import {
  bool,
  flag,
  maybeText,
  number,
  optionalNumber,
  optionalText,
  text,
  textByName,
  texts,
  thingByName,
} from "../../face/inputs";
import { between, matches, oneOf } from "../../face/rule";
import { structuralThing } from "../../face/things";

const IMAGE = "aws/codebuild/amazonlinux-x86_64-standard:5.0";

const VARIABLE_NAME = matches(
  "[A-Za-z_][A-Za-z0-9_]*",
  "Must be named by letters, digits and _, and not begin with a digit.",
  "not-a-variable",
);

const keyOfVariable = maybeText({
  description: "ARN of the customer key that encrypts it, if one does.",
  rules: [KEY_ARN],
  each: "key_arn",
});

export const BUILD_PROJECT_INPUTS = {
  accountId: accountId("The tools account: project and pipeline are there."),
  region: region("Where the project and the pipeline are."),
  name: text({
    description: "Name of the project. Its log group is /aws/codebuild/<name>.",
    rules: [
      matches(
        "[A-Za-z0-9][A-Za-z0-9_-]{1,149}",
        "Must be a project's name: 2 to 150 letters, digits, _ and -, beginning with a letter or digit.",
        "acme.web",
      ),
    ],
  }),
  description: optionalText({ description: "What the project builds." }),
  roleName: roleName("Name of the service role, which is at the path /slipway/build/."),
  artifactBucket: bucketName("Name of the bucket of the pipeline's artifacts."),
  artifactPrefix: artifactPrefix(
    "The first part of the artifacts' keys: of the pipeline's name the first 20 characters.",
  ),
  artifactKeyAlias: keyAlias("Alias of the key that encrypts the artifacts."),
  artifactKeyArn: text({
    description: "ARN of that key: key_arn of the module artifact-store.",
    rules: [KEY_ARN],
  }),
  writesArtifacts: flag({
    description: "Whether it hands artifacts on. A test takes them, and hands on none.",
    default: false,
  }),
  buildspec: text({
    description: "Path of the buildspec in the repository, or its text.",
    default: "buildspec.yml",
  }),
  image: text({ description: "Image that the build runs in.", default: IMAGE }),
  environmentType: text({
    description: "What the image is made for.",
    default: "LINUX_CONTAINER",
    rules: [oneOf("LINUX_CONTAINER", "ARM_CONTAINER")],
  }),
  computeType: text({
    description:
      "Size of the machine. https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html",
    default: "BUILD_GENERAL1_SMALL",
    rules: [
      matches("BUILD_[A-Z0-9_]+", "Must be a compute type of CodeBuild's: BUILD_GENERAL1_SMALL.", "small"),
    ],
  }),
  privilegedMode: bool({ description: "Docker inside the build, which takes it.", default: false }),
  timeoutMinutes: number({
    description: "A build that takes longer is stopped.",
    default: 60,
    rules: [between(5, 2160)],
  }),
  queuedTimeoutMinutes: number({
    description: "A build that waits longer for a machine is given up.",
    default: 480,
    rules: [between(5, 480)],
  }),
  concurrentBuildLimit: optionalNumber({
    description: "How many builds may run at a time. Left out: as many as the account may run.",
    rules: [between(1, 1000)],
  }),
  environmentVariables: textByName({
    description: "Variables of the build, written out. A name stands in one of the three maps.",
    default: {},
    each: "value",
    names: [VARIABLE_NAME],
  }),
  parameterVariables: thingByName(
    {
      parameter: text({
        description: "Name of the parameter, with its path.",
        rules: [
          matches(
            "[A-Za-z0-9_./-]+",
            "Must be the name of a parameter, not its ARN.",
            "arn:aws:ssm:a:1:parameter/b",
          ),
        ],
      }),
      keyArn: keyOfVariable,
    },
    {
      description: "Variables whose values are in Parameter Store, in the account and region of the project.",
      default: {},
      each: "variable",
      names: [VARIABLE_NAME],
      structural: "names",
    },
  ),
  secretVariables: thingByName(
    {
      secretArn: text({
        description: "ARN of the secret, as AWS made it: with the six characters at its end.",
        rules: [
          matches(
            "arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}",
            "Must be the whole ARN of a secret, and nothing behind it.",
            "acme/web",
          ),
        ],
      }),
      jsonKey: optionalText({
        description: "The key of its JSON that holds the value. Left out: all of it.",
      }),
      keyArn: keyOfVariable,
    },
    {
      description: "Variables whose values are in Secrets Manager.",
      default: {},
      each: "variable",
      names: [VARIABLE_NAME],
      structural: "names",
    },
  ),
  inlinePolicies: inlinePolicies("What the commands may do: policies as JSON, by name."),
  managedPolicyArns: managedPolicyArns(
    "ARNs of managed policies that the role has beside them, by a name that tells them apart.",
  ),
  permissionsBoundary: permissionsBoundary(),
  cache: structuralThing(
    {
      bucket: bucketName("Name of the bucket, in the account and region of the project."),
      prefix: text({ description: "The cache lies under it. No other project may have it." }),
    },
    {
      description: "Where builds leave what later ones needn't make again. Left out: nowhere in S3.",
      each: "cache",
    },
  ),
  localCacheModes: texts({
    description:
      "What builds find again on a machine that happens to be the same, where there is no cache in S3. " +
      "https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html",
    default: [],
    each: "mode",
  }),
  vpc: structuralThing(
    {
      vpcId: text({ description: "The VPC, in the account and region of the project." }),
      subnetIds: texts({
        description: "Subnets with a way out, by a NAT gateway or endpoints.",
        each: "subnet_id",
      }),
      securityGroupIds: texts({ description: "Security groups of the builds.", each: "security_group_id" }),
    },
    { description: "The VPC that builds run in. Left out: none.", each: "vpc" },
  ),
  logRetentionDays: number({
    description: "How long logs are kept, in days, of those that CloudWatch knows.",
    default: 90,
  }),
  logKeyArn: optionalText({
    description: "ARN of the key that encrypts the log group. Left out: CloudWatch's own.",
    rules: [KEY_ARN],
  }),
};
