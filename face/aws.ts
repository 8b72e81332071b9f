/** Inputs that many modules have, worded once. */
import { optionalText, text, textByName } from "./inputs";
import { isJson, matches } from "./rule";

export const TWELVE_DIGITS = matches(
  "[0-9]{12}",
  "Must be an account id: twelve digits, in quotes.",
  "12345",
);

export const accountId = (description: string) => text({ description, rules: [TWELVE_DIGITS] });

export const REGION = matches(
  "[a-z]{2}(?:-[a-z]+)+-[0-9]",
  "Must be a region, for example eu-west-1.",
  "Frankfurt",
);

export const region = (description: string) => text({ description, rules: [REGION] });

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
export const bucketName = (description: string) =>
  text({
    description,
    rules: [
      matches(
        "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
        "Must be a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens.",
        "Not_A_Bucket",
      ),
    ],
  });

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
export const keyAlias = (description: string) =>
  text({
    description,
    rules: [
      matches(
        "alias/[A-Za-z0-9/_-]{1,250}",
        "Must begin with alias/ and go on with letters, digits, /, _ and -.",
        "key/artifacts",
      ),
    ],
  });

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html */
export const PIPELINE_NAME = matches(
  "[A-Za-z0-9.@_-]{1,100}",
  "Must be a pipeline's name: at most 100 letters, digits, dots, @, _ and -.",
  "web/acme",
);

export const pipelineName = (description: string) => text({ description, rules: [PIPELINE_NAME] });

/**
 * Without wildcards: to `ArnEquals` they are wildcards, too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export const ROLE_ARN = matches(
  "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+",
  "Must be the ARN of one IAM role, without wildcards.",
  "arn:aws:iam::111111111111:role/*",
);

/** Names that statements are called after. */
export const WORDS = matches(
  "[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*",
  "Must be words of lower-case letters and digits, separated by hyphens; each begins with a letter.",
  "Staging 2",
);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
export const roleName = (description: string) =>
  text({
    description,
    rules: [
      matches(
        "[A-Za-z0-9+=,.@_-]{1,64}",
        "Must be a role's name: at most 64 letters, digits and + = , . @ _ -.",
        "web/deploy",
      ),
    ],
  });

/** Of AWS's own policies the account is `aws`. */
export const POLICY_ARN = matches(
  "arn:aws[a-z-]*:iam::(?:aws|[0-9]{12}):policy/.+",
  "Must be the ARN of a managed policy.",
  "ReadOnlyAccess",
);

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html */
export const CODEDEPLOY_NAME = matches(
  "[A-Za-z0-9._+=,@-]{1,100}",
  "Must be a name of CodeDeploy's: at most 100 letters, digits and . _ + = , @ -.",
  "web/acme",
);

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-pipeline-structure.html */
export const artifactPrefix = (description: string) =>
  text({
    description,
    rules: [
      matches(
        "[A-Za-z0-9.@_-]{1,20}",
        "Must be at most 20 letters, digits, dots, @, _ and -, without a slash.",
        "web-acme/*",
      ),
    ],
  });

/** A key by its ARN: an alias means another key in another account. */
export const KEY_ARN = matches(
  "arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+",
  "Must be the ARN of a KMS key.",
  "alias/aws/s3",
);

export const permissionsBoundary = () =>
  optionalText({
    description: "ARN of the policy that bounds what the role may do, whatever else allows it.",
    rules: [POLICY_ARN],
  });

/** Policies of a role's own, that who takes the module writes. */
export const inlinePolicies = (description: string) =>
  textByName({
    description,
    default: {},
    each: "policy",
    of: [isJson("Must be policies as JSON: jsonencode or aws_iam_policy_document make it.")],
    structural: "names",
  });

export const managedPolicyArns = (description: string) =>
  textByName({ description, default: {}, each: "policy_arn", of: [POLICY_ARN], structural: "names" });
