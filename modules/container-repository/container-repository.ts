/**
 * A service's images in the tools account: immutable tags, scanned on push, pulled by the task execution roles of
 * the environments and by nobody else outside the account.
 */
import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import { Construct } from "constructs";
import { type Items, madeForAny } from "../../face/each";
import { printJson, printPolicyWithin } from "../../iam/printer";
import { type Puller, pullFromElsewhere } from "./container-repository.policies";

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html */
const REPOSITORY_POLICY_LIMIT = 10_240;

/** Images kept by default. */
export const KEEP_IMAGES = 1000;

export interface ContainerRepositoryInputs {
  readonly repository: string;
  /** Images kept; older ones are deleted, the one that runs too if so many were built since. Default KEEP_IMAGES. */
  readonly keepImages?: number;
}

export interface ContainerRepositoryShape {
  readonly pullers: Items<Puller>;
}

export interface ContainerRepositoryProps extends ContainerRepositoryInputs, ContainerRepositoryShape {}

export class ContainerRepository extends Construct {
  readonly resource: EcrRepository;

  constructor(scope: Construct, id: string, props: ContainerRepositoryProps) {
    super(scope, id);
    this.resource = new EcrRepository(this, "repository", {
      name: props.repository,
      imageTagMutability: "IMMUTABLE",
      imageScanningConfiguration: { scanOnPush: true },
      // AWS's own key for ECR: who pulls needs no key permission, because ECR decrypts by a grant of its own.
      encryptionConfiguration: [{ encryptionType: "KMS" }],
    });
    this.expireImages(props.keepImages ?? KEEP_IMAGES);
    const made = madeForAny(props.pullers);
    if (made) {
      new EcrRepositoryPolicy(this, "policy", {
        ...made,
        repository: this.resource.name,
        policy: printPolicyWithin(
          REPOSITORY_POLICY_LIMIT,
          `the repository policy of ${props.repository}`,
          pullFromElsewhere(props.pullers),
        ),
      });
    }
  }

  private expireImages(keep: number): void {
    const rule = (
      priority: number,
      description: string,
      selection: Readonly<Record<string, string | number>>,
    ) => ({
      rulePriority: priority,
      description,
      selection,
      action: { type: "expire" },
    });
    new EcrLifecyclePolicy(this, "lifecycle", {
      repository: this.resource.name,
      policy: printJson({
        rules: [
          rule(1, "Layers of pushes that were broken off", {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 1,
          }),
          rule(2, `All but the last ${keep} images`, {
            tagStatus: "any",
            countType: "imageCountMoreThan",
            countNumber: keep,
          }),
        ],
      }),
    });
  }
}
