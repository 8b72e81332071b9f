import { arn, dnsSuffixOf, type Place } from "../../iam/arn";
import type { ArtifactLocation } from "../../iam/artifacts";
import { allow, type Statement } from "../../iam/statement";
import { THIS_KEY } from "../encryption-key/encryption-key.policies";

/** A repository's predictable ARN. */
export function repositoryArn(place: Place, repository: string): string {
  return arn("codecommit", place, repository);
}

/**
 * What the pipeline's role needs of the repository.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeCommit.html
 */
export function readRepository(place: Place, repository: string): Statement {
  return allow({
    sid: "ReadRepository",
    actions: [
      "codecommit:GetBranch",
      "codecommit:GetCommit",
      "codecommit:GetRepository",
      "codecommit:UploadArchive",
      "codecommit:GetUploadArchiveStatus",
      "codecommit:CancelUploadArchive",
    ],
    resources: [repositoryArn(place, repository)],
    because: "Fetches the source: CodeCommit packs a commit and uploads it to the artifacts.",
  });
}

/** CodeCommit uploads with the role's rights, and looks where to. */
export function listArtifacts({
  account,
  bucketArn,
}: Pick<ArtifactLocation, "account" | "bucketArn">): Statement {
  return allow({
    sid: "ListArtifactBucket",
    actions: ["s3:ListBucket"],
    resources: [bucketArn],
    when: { StringEquals: { "aws:ResourceAccount": account } },
    because: "CodeCommit's upload of the source asks for it. It shows names of objects, and no content.",
  });
}

/**
 * Statement of the key policy. CodeCommit encrypts with the rights of whoever uses it, as with AWS's own key: who may
 * use the repository is CodeCommit's to say.
 */
export function usedByCodecommit({ account, region }: Place): Statement {
  return allow({
    sid: "UseThroughCodeCommit",
    principals: "*",
    actions: [
      "kms:Encrypt",
      "kms:Decrypt",
      "kms:ReEncrypt*",
      "kms:GenerateDataKey",
      "kms:GenerateDataKeyWithoutPlaintext",
      "kms:DescribeKey",
    ],
    resources: THIS_KEY,
    when: {
      StringEquals: {
        "kms:CallerAccount": account,
        "kms:ViaService": `codecommit.${region}.${dnsSuffixOf(region)}`,
      },
    },
    because:
      "Whoever of this account may use the repository encrypts and decrypts it, through CodeCommit only.",
  });
}
