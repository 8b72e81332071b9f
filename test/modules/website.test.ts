import { Website } from "../../modules/website/website";
import { websiteRelease } from "../../modules/website/website-release";
import { policyOf, synthStack } from "../support/synth";

const stack = synthStack((scope) => {
  new Website(scope, "site", {
    place: { account: "222222222222", region: "us-east-1" },
    bucket: "acme-site",
    indexDocument: "index.html",
    errorDocument: "404.html",
  });
});
const distribution = stack.only("aws_cloudfront_distribution");

describe("the bucket", () => {
  const policy = policyOf(stack.only("aws_s3_bucket_policy"));

  test("is private, versioned and without ACLs", () => {
    expect(stack.only("aws_s3_bucket_public_access_block")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(stack.only("aws_s3_bucket_versioning")).toMatchObject({
      versioning_configuration: { status: "Enabled" },
    });
    expect(stack.only("aws_s3_bucket_ownership_controls")).toMatchObject({
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
    expect(JSON.stringify(stack.only("aws_s3_bucket_server_side_encryption_configuration"))).toContain(
      "AES256",
    );
  });

  test("is read by its distribution only", () => {
    const allowed = Object.values(policy).filter(({ Effect }) => Effect === "Allow");
    expect(allowed).toMatchObject([
      {
        Principal: { Service: ["cloudfront.amazonaws.com"] },
        Action: ["s3:GetObject"],
        Condition: {
          ArnEquals: {
            "aws:SourceArn": expect.stringMatching(/^\$\{aws_cloudfront_distribution\..+\.arn\}$/),
          },
        },
      },
    ]);
  });

  test("is reached over TLS only, by whomever", () => {
    expect(policy.TlsOnly).toMatchObject({
      Effect: "Deny",
      Principal: "*",
      Action: ["s3:*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
  });

  test("forgets what releases replaced after 30 days", () => {
    expect(stack.only("aws_s3_bucket_lifecycle_configuration").rule).toMatchObject([
      { noncurrent_version_expiration: [{ noncurrent_days: 30 }] },
    ]);
  });

  test("isn't emptied by Terraform, nor kept from being destroyed empty", () => {
    expect(stack.only("aws_s3_bucket")).not.toHaveProperty("force_destroy");
    expect(stack.only("aws_s3_bucket")).not.toHaveProperty("lifecycle");
  });
});

describe("the distribution", () => {
  test("signs its requests to the bucket, and serves visitors over HTTPS", () => {
    expect(stack.only("aws_cloudfront_origin_access_control")).toMatchObject({
      signing_behavior: "always",
      origin_access_control_origin_type: "s3",
    });
    expect(distribution.default_cache_behavior).toMatchObject({
      viewer_protocol_policy: "redirect-to-https",
      allowed_methods: ["GET", "HEAD"],
    });
  });

  test("GIVEN a path without a file THEN the error document comes with 404", () => {
    const answers = distribution.custom_error_response as { error_code: number }[];
    expect(answers.map(({ error_code: code }) => code)).toEqual([403, 404]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ response_code: 404, response_page_path: "/404.html" });
    }
    expect(distribution.default_root_object).toBe("index.html");
  });
});

describe("a release", () => {
  const deployRoleArn = "arn:aws:iam::222222222222:role/slipway/deploy/acme-web-staging-deploy";
  const release = (immutableAssets: boolean) =>
    websiteRelease({ bucket: "acme-site", deployRoleArn, immutableAssets });
  const pages = {
    provider: "S3",
    configuration: {
      BucketName: "acme-site",
      Extract: "true",
      CacheControl: "public, max-age=0, must-revalidate",
    },
    inputArtifacts: ["build"],
    roleArn: deployRoleArn,
  };

  test("unpacks the build's artifact into the bucket, never to be served stale", () => {
    const [part, ...others] = release(false);
    expect(others).toEqual([]);
    expect(part?.actions).toMatchObject([pages]);
    expect(part?.statements).toMatchObject([{ actions: ["sts:AssumeRole"], resources: [deployRoleArn] }]);
  });

  test("GIVEN immutable assets THEN they come first, to be kept for a year", () => {
    const parts = release(true);
    expect(parts.map(({ actions }) => actions)).toMatchObject([
      [
        {
          name: "assets",
          configuration: { CacheControl: "public, max-age=31536000, immutable" },
          inputArtifacts: ["assets"],
          roleArn: deployRoleArn,
        },
      ],
      [pages],
    ]);
    expect(parts.flatMap(({ statements }) => statements)).toHaveLength(1);
  });
});
