import { accountIn } from "../../face/arn";
import { ROLE_ARN, region } from "../../face/aws";
import { eachOf } from "../../face/each";
import { number, text, texts } from "../../face/inputs";
import { complete, defineModule } from "../../face/module";
import { between, matches } from "../../face/rule";
import { ContainerRepository, type ContainerRepositoryProps, KEEP_IMAGES } from "./container-repository";

export const CONTAINER_REPOSITORY = defineModule({
  name: "container-repository",
  description:
    "A service's images: immutable tags, scanned on push, pulled across accounts by the roles that are named.",
  security:
    "The repository's policy names the accounts of the roles and, as a condition, the roles themselves: application code " +
    "in those accounts can't pull. Who pushes is said by the policies of roles in the repository's own account.",
  inputs: {
    region: region("Where the repository is."),
    repository: text({
      description: "Name of the repository, for example acme/web.",
      rules: [
        matches(
          "[a-z0-9]+(?:[._/-][a-z0-9]+)*",
          "Must be a repository's name: lower-case letters and digits, separated by one of . _ / -.",
          "Acme/Web",
        ),
      ],
    }),
    keepImages: number({
      description: "Images kept; older ones are deleted, even one that runs if so many were pushed since.",
      default: KEEP_IMAGES,
      rules: [between(1, 100_000)],
    }),
    pullerRoleArns: texts({
      description: "Roles in other accounts that pull: task execution roles of the environments.",
      default: [],
      each: "role_arn",
      of: [ROLE_ARN],
      structural: true,
    }),
  },
  build: (scope, given) =>
    new ContainerRepository(
      scope,
      "images",
      complete<ContainerRepositoryProps>({
        repository: given.repository,
        keepImages: given.keepImages,
        pullers: eachOf(given.pullerRoleArns, (roleArn) => [
          { roleArn, place: { account: accountIn(roleArn), region: given.region } },
        ]),
      }),
    ),
  outputs: (made) => ({
    repositoryUrl: {
      description: "What images are tagged and pulled by, without the tag.",
      value: made.resource.repositoryUrl,
    },
    repositoryArn: { description: "ARN of the repository.", value: made.resource.arn },
  }),
  examples: {
    basic: {
      description: "Images for one account alone.",
      values: { region: "us-east-1", repository: "acme/web" },
    },
    complete: {
      description: "Images that two environments pull.",
      values: {
        region: "eu-west-1",
        repository: "acme/shop/web",
        keepImages: 50,
        pullerRoleArns: [
          "arn:aws:iam::222222222222:role/slipway/execution/acme-web-staging-execution",
          "arn:aws:iam::333333333333:role/slipway/execution/acme-web-production-execution",
        ],
      },
    },
  },
});
