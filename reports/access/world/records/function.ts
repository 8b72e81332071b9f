/** A Lambda function: as which role it runs. https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
import { Fields } from "../fields";
import type { KeyOf } from "../keys";
import { type Place, regional } from "../place";
import type { Resource } from "../resource";

export interface FunctionRecord {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly place: Place;
  /** Encrypts its environment; absent: AWS's own key. */
  readonly keyArn?: string;
  /** Its values may be opaque texts. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logGroupArn: string;
  /** True: it runs in a VPC, for which its role makes network interfaces. */
  readonly inVpc: boolean;
  /** Where its code comes from, if not from the stack: an image, or a bucket's object. */
  readonly code: { readonly image?: string; readonly bucket?: string; readonly key?: string };
  /** Names of its aliases. */
  readonly aliases: readonly string[];
}

export function functionRecord(
  resource: Resource,
  aliases: readonly Resource[],
  keyOf: KeyOf,
): FunctionRecord {
  const { place, arn = "" } = resource;
  const fields = Fields.of(resource);
  const name = fields.text("function_name");
  const keyArn = keyOf(fields, "kms_key_arn", place);
  const logGroup = fields.block("logging_config")?.optional("log_group") ?? `/aws/lambda/${name}`;
  const code = {
    image: fields.optional("image_uri"),
    bucket: fields.optional("s3_bucket"),
    key: fields.optional("s3_key"),
  };
  return {
    arn,
    name,
    roleArn: fields.text("role"),
    place,
    ...(keyArn !== undefined && { keyArn }),
    environment: fields.block("environment")?.looseMap("variables") ?? {},
    logGroupArn: regional("logs", place, `log-group:${logGroup}`),
    inVpc: fields.blocks("vpc_config").length > 0,
    code: Object.fromEntries(Object.entries(code).filter(([, value]) => value !== undefined)),
    aliases: aliases
      .filter((alias) => alias.arn?.startsWith(`${arn}:`))
      .map((alias) => Fields.of(alias).text("name")),
  };
}
