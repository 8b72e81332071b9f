/**
 * Who uploads: a role that named roles may become, or a user of IAM. A user's access key is made by a person and never by
 * Terraform, whose state would hold it.
 *
 * Threat boundary: it writes one object, and can't read, list or delete anything.
 */
import { IamUser } from "@cdktf/provider-aws/lib/iam-user";
import { IamUserPolicy } from "@cdktf/provider-aws/lib/iam-user-policy";
import { Construct } from "constructs";
import { ROLE_PATHS } from "../../iam/paths";
import { printPolicyWithin } from "../../iam/printer";
import { Role } from "../../iam/role";
import { becomesUploader, type SourceObject, uploadSource } from "./s3-source.policies";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const USER_POLICY_LIMIT = 2048;

export interface UploaderInputs {
  /** Of the role or the user: at most 64 characters. */
  readonly name: string;
  readonly source: SourceObject;
  readonly permissionsBoundary?: string;
}

export interface UploaderShape {
  /** ARNs of the roles that may become it. Absent: it is a user. */
  readonly roles?: readonly string[];
}

export interface UploaderProps extends UploaderInputs, UploaderShape {}

export class Uploader extends Construct {
  /** Of the role or the user, a reference. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: UploaderProps) {
    super(scope, id);
    this.arn = props.roles === undefined ? this.user(props) : this.role(props, props.roles);
  }

  private role({ name, source, permissionsBoundary }: UploaderProps, roles: readonly string[]): string {
    return new Role(this, "role", {
      name,
      path: ROLE_PATHS.upload,
      description: `Uploads ${source.key} to ${source.bucket}`,
      trust: [becomesUploader(roles)],
      policies: { upload: uploadSource(source) },
      permissionsBoundary,
    }).arn;
  }

  private user({ name, source, permissionsBoundary }: UploaderProps): string {
    const user = new IamUser(this, "user", { name, path: ROLE_PATHS.upload, permissionsBoundary });
    new IamUserPolicy(this, "upload-policy", {
      name: "upload",
      user: user.name,
      policy: printPolicyWithin(USER_POLICY_LIMIT, `the policy of user ${name}`, uploadSource(source)),
    });
    return user.arn;
  }
}
