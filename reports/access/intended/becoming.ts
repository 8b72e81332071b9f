/** Who is meant to come to run code as which role, in however many steps. */
import type { Delivery } from "./delivery";
import { type Facts, serviceOf } from "./facts";
import type { RoleKind } from "./role-kind";

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
];

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
