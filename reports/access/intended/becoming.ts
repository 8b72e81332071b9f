/** Who is meant to come to run code as which role, in however many steps. */
import type { Delivery } from "./delivery";
import { type Facts, serviceOf } from "./facts";
import type { RoleKind } from "./role-kind";
import { calledBy, isCallerOf, terraformPart } from "./terraform-roles";

export interface Becoming {
  readonly name: string;
  readonly who: readonly RoleKind[];
  /** ARNs of roles that one may come to be. */
  readonly whom: (who: string, facts: Facts) => readonly string[];
  readonly because: string;
  /** Of what is known and isn't good: the page that says so. */
  readonly weakness?: string;
}

export const BECOMING: readonly Becoming[] = [
  {
    name: "a pipeline comes to be every role of its release",
    who: ["pipeline"],
    whom: (who, facts) => facts.pipelinesOf(who).flatMap((delivery) => family(delivery, facts)),
    because: "it runs the builds, and becomes the deploy roles",
  },
  {
    name: "a build that gives artifacts comes to be every role of its release",
    who: ["build", "batch"],
    whom: (who, facts) =>
      facts
        .buildsOf(who)
        .flatMap(({ delivery, gives }) => (delivery && gives ? family(delivery, facts) : [])),
    because: "it writes what later builds run and what is deployed",
    weakness: "docs/concepts/security.md#what-isnt-protected",
  },
  {
    name: "a build comes to be the roles that its environment names",
    who: ["build", "batch"],
    whom: (who, facts) =>
      facts
        .buildsOf(who)
        .flatMap(({ project }) =>
          [project.roleArn, project.batchRoleArn ?? [], namedBy(project, facts)].flat(),
        ),
    because: "verification finds the service in the workload account, or calls it; a batch starts builds",
  },
  {
    name: "a deploy role comes to be what it deploys",
    who: ["deploy"],
    whom: (who, facts) => facts.deploymentsOf(who).flatMap(({ deployed }) => deployed.runsAs),
    because: "it says which image runs as the service's roles",
  },
  {
    name: "CodeDeploy comes to be what it deploys",
    who: ["codedeploy"],
    whom: (who, facts) => facts.deploymentsOnto(who).flatMap(({ deployed }) => deployed.runsAs),
    because: "a task set runs as the service's roles",
  },
  {
    name: "a workflow comes to be what it deploys",
    who: ["github"],
    whom: (who, facts) => {
      const role = facts.role(who);
      if (role === undefined) return [];
      return facts.world.roles
        .filter(
          (other) =>
            ["task", "execution"].includes(facts.kindOf(other.arn) ?? "") &&
            serviceOf(other) === serviceOf(role),
        )
        .map(({ arn }) => arn);
    },
    because: "it builds the image, and says that it runs as the service's roles",
  },
  {
    name: "an uploader comes to be every role of its service's release",
    who: ["upload"],
    whom: (who, facts) => {
      const role = facts.role(who);
      return facts.deliveries
        .filter(
          ({ pipeline }) => role !== undefined && pipeline.roleArn.endsWith(`/${serviceOf(role)}-pipeline`),
        )
        .flatMap((delivery) => family(delivery, facts));
    },
    because: "it brings the source; who may become it is the boundary, as the repository is elsewhere",
  },
  {
    name: "an apply comes to be every role of its account's stacks, and what these come to be",
    who: ["terraform-apply"],
    whom: (who, facts) => appliedBy(who, facts),
    because: "it says what they may do and what runs as them, within the account's boundary",
    weakness: "docs/concepts/infrastructure.md#roles",
  },
  {
    name: "a caller comes to be what it plans or applies as",
    who: ["build", "github"],
    whom: (who, facts) =>
      calledBy(who, facts).flatMap((role) => [
        role.arn,
        ...(terraformPart(role) === "apply" ? appliedBy(role.arn, facts) : []),
      ]),
    because: "to become one role of one account is what it is for",
  },
  {
    name: "a pipeline comes to be the roles that its builds plan as",
    who: ["pipeline"],
    whom: (who, facts) =>
      facts
        .pipelinesOf(who)
        .flatMap(({ builds }) => builds.flatMap(({ project }) => calledBy(project.roleArn, facts)))
        .filter((role) => terraformPart(role) === "plan")
        .map(({ arn }) => arn),
    because: "it runs the builds that plan a change of the stacks, proposed or merged",
    weakness: "docs/concepts/infrastructure.md#roles",
  },
  {
    name: "the pipeline that delivers Slipway's own stacks comes to be all that these hold",
    who: ["pipeline", "build", "batch"],
    whom: (who, facts) => (deliversStacks(who, facts) ? everyApplied(facts) : []),
    because: "it runs the builds that apply every account",
    weakness: "docs/concepts/infrastructure.md#roles",
  },
];

/** Roles that the stacks of an account hold; of the tools account also those that its pipelines and builds come to be. */
function appliedBy(who: string, facts: Facts): string[] {
  const { place } = facts.role(who) ?? {};
  const { roles } = facts.world;
  const own = roles.filter(
    (role) => role.place.account === place?.account && terraformPart(role) === undefined,
  );
  const arns = own.filter((role) => !role.stack.startsWith("bootstrap-")).map(({ arn }) => arn);
  const further = arns.flatMap((arn) => [
    ...facts.pipelinesOf(arn).flatMap((delivery) => family(delivery, facts)),
    ...facts.buildsOf(arn).flatMap(({ project }) => namedBy(project, facts)),
  ]);
  return [
    ...arns,
    ...further,
    ...(arns.some((arn) => calledBy(arn, facts).length > 0) ? everyApplied(facts) : []),
  ];
}

/** Every role that some apply comes to be, and those that plan and apply. */
function everyApplied({ world: { roles } }: Facts): string[] {
  return roles
    .filter(({ stack }) => !stack.startsWith("bootstrap-"))
    .map(({ arn }) => arn)
    .concat(roles.filter((role) => terraformPart(role) !== undefined).map(({ arn }) => arn));
}

/** True of the pipeline whose builds apply the stacks, and of builds that give it artifacts. */
function deliversStacks(who: string, facts: Facts): boolean {
  const applies = ({ builds }: Delivery) =>
    builds.some(({ project: { roleArn } }) =>
      facts.world.roles.some((role) => terraformPart(role) === "apply" && isCallerOf(roleArn, role)),
    );
  const giving = facts.buildsOf(who).flatMap(({ delivery, gives }) => (delivery && gives ? delivery : []));
  return [...facts.pipelinesOf(who), ...giving].some(applies);
}

/** Every role that has a part in a release. */
function family({ builds, deployments }: Delivery, facts: Facts): string[] {
  return [
    ...builds.flatMap(({ project }) =>
      [project.roleArn, project.batchRoleArn ?? [], namedBy(project, facts)].flat(),
    ),
    ...deployments.flatMap(({ roleArn, deployed }) => [roleArn, ...deployed.runsAs, ...deployed.deploysAs]),
  ];
}

function namedBy({ variables }: Delivery["builds"][number]["project"], facts: Facts): string[] {
  return variables.map(({ value }) => value).filter((value) => facts.kindOf(value) === "verification");
}
