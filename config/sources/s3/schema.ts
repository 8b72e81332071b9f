import * as z from "zod";
import { roleArn } from "../../schema/arn";
import { list, object, text } from "../../schema/values";

/** A trust policy holds 2,048 characters. */
const MAX_ROLES = 5;
const UPLOADER = "user, or a mapping (keys: roles)";

const uploader = z.union(
  [
    z.literal("user", { error: UPLOADER }),
    object({
      roles: list(roleArn(), { min: 1, max: MAX_ROLES, of: "role ARNs" }).describe(
        "ARNs of the roles, in any account, that may become the uploader: the instance profile's role of a server, say.",
      ),
    }),
  ],
  { error: UPLOADER },
);

/** An object of a bucket, which a self-hosted source control system uploads. */
export const s3 = object({
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  bucket: text(
    "the name of a bucket: 3 to 63 lower-case letters, digits and -, a letter or digit at both ends",
    /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(-s3alias|--ol-s3|--x-s3|--table-s3)$)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
    63,
  )
    .describe("The bucket's name, which nobody in the world may have. Slipway makes it in the tools account.")
    .meta({ examples: ["acme-orders-source-111111111111-us-east-1"] }),
  // What policies and event patterns would take for a wildcard or a variable is left out.
  key: text(
    "the key of a zip, at most 512 letters, digits and ! _ . - / such as source.zip",
    /^(?!\/)(?!.*\/\/)[\w!./-]+\.zip$/,
    512,
  )
    .default("source.zip")
    .describe("The object's key. Default: source.zip."),
  uploader: uploader.describe(
    "Who uploads the archive: a mapping with the roles that may become a role which Slipway makes; or user, for a user of IAM whose access key a person makes.",
  ),
}).describe("A zip that a self-hosted source control system uploads to a bucket of the tools account.");
