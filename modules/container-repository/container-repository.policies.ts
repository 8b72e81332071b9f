import { eachOf, type Items, uniqueOf } from "../../face/each";
import { PULL_IMAGES, PUSH_IMAGES, SIGN_IN_TO_REGISTRY } from "../../iam/actions/images";
import { arn, type Place, rootArn } from "../../iam/arn";
import { allow, type Statement } from "../../iam/statement";

/** A role elsewhere that pulls, by its predicted ARN. */
export interface Puller {
  readonly place: Place;
  readonly roleArn: string;
}

/** A repository's predictable ARN. */
export function repositoryArn(place: Place, repository: string): string {
  return arn("ecr", place, `repository/${repository}`);
}

/** The resource side of pulling across accounts; the role's own policy is the other. */
export function pullFromElsewhere(pullers: Items<Puller>): Statement[] {
  const roots = uniqueOf(eachOf(pullers, ({ place }) => [rootArn(place)]));
  return [
    allow({
      sid: "PullByExecutionRoles",
      principals: { aws: roots },
      actions: [...PULL_IMAGES],
      when: { ArnEquals: { "aws:PrincipalArn": eachOf(pullers, ({ roleArn }) => [roleArn]) } },
      because: "Fargate pulls with the task execution role of the environment; application code doesn't.",
    }),
  ];
}

/** The identity side: one repository, and the sign-in that takes no resource. */
export function pullImages(repository: string): Statement[] {
  return [
    signIn(),
    allow({
      sid: "PullImages",
      actions: [...PULL_IMAGES],
      resources: [repository],
      because: "Starts the service's own images, which lie in the tools account.",
    }),
  ];
}

/** What the build that publishes a service's image may do; pull actions let it build on its last image. */
export function pushImages(repository: string): Statement[] {
  return [
    signIn(),
    allow({
      sid: "PushImages",
      actions: [...PULL_IMAGES, ...PUSH_IMAGES],
      resources: [repository],
      because: "The build publishes the service's image, and may build on its last one.",
    }),
  ];
}

function signIn(): Statement {
  return allow({
    sid: "SignInToRegistry",
    actions: [...SIGN_IN_TO_REGISTRY],
    resources: ["*"],
    because:
      "ECR's sign-in is the account's and takes no resource; it gives no access to a repository by itself.",
  });
}
