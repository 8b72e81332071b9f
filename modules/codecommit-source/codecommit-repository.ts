/**
 * A repository of CodeCommit with a customer managed key. Both are data: Terraform refuses to destroy them.
 * https://docs.aws.amazon.com/codecommit/latest/userguide/encryption.html
 */
import { CodecommitRepository as Repository } from "@cdktf/provider-aws/lib/codecommit-repository";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { usedByCodecommit } from "./codecommit-source.policies";

export interface CodecommitRepositoryInputs {
  readonly place: Place;
  /** At most 100 characters. */
  readonly repository: string;
  readonly description: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

export class CodecommitRepository extends Construct {
  readonly resource: Repository;

  constructor(scope: Construct, id: string, props: CodecommitRepositoryInputs) {
    super(scope, id);
    const { place, repository } = props;
    const key = new EncryptionKey(this, "encryption", {
      owner: place,
      alias: props.keyAlias,
      description: `Encrypts the repository ${repository}`,
      statements: [usedByCodecommit(place)],
    });
    this.resource = new Repository(this, "repository", {
      repositoryName: repository,
      description: props.description,
      kmsKeyId: key.arn,
      lifecycle: { preventDestroy: true },
    });
  }
}
