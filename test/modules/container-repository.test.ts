import { ContainerRepository } from "../../modules/container-repository/container-repository";
import type { Puller } from "../../modules/container-repository/container-repository.policies";
import { evaluate } from "../support/policy";
import { policyOf, synthStack } from "../support/synth";

function puller(account: string): Puller {
  return {
    place: { account, region: "us-east-1" },
    roleArn: `arn:aws:iam::${account}:role/slipway/runtime/web-execution`,
  };
}

const made = (...pullers: Puller[]) =>
  synthStack((stack) => {
    new ContainerRepository(stack, "images", { repository: "acme/web", pullers });
  });

describe("ContainerRepository", () => {
  test("tags can't be moved to another image, and what is pushed is scanned", () => {
    expect(made().only("aws_ecr_repository")).toMatchObject({
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "KMS" }],
    });
  });

  test("GIVEN execution roles elsewhere THEN they pull, by their exact ARNs, and may do nothing else", () => {
    const repository = made(puller("222222222222"), puller("333333333333"));
    expect(policyOf(repository.only("aws_ecr_repository_policy")).PullByExecutionRoles).toMatchObject({
      Principal: { AWS: ["arn:aws:iam::222222222222:root", "arn:aws:iam::333333333333:root"] },
      Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      Condition: {
        ArnEquals: {
          "aws:PrincipalArn": [
            "arn:aws:iam::222222222222:role/slipway/runtime/web-execution",
            "arn:aws:iam::333333333333:role/slipway/runtime/web-execution",
          ],
        },
      },
    });
  });

  test("GIVEN nobody elsewhere THEN the repository has no policy at all", () => {
    expect(made().all("aws_ecr_repository_policy")).toEqual([]);
  });

  test("old images go, oldest first; layers of broken pushes go after a day", () => {
    const { policy } = made().only("aws_ecr_lifecycle_policy") as { policy: string };
    expect(evaluate(policy).rules).toEqual([
      expect.objectContaining({
        rulePriority: 1,
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: 1,
        },
      }),
      expect.objectContaining({
        rulePriority: 2,
        selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1000 },
      }),
    ]);
  });
});
