/** What the intended access goes by: deliveries, and which role and resource has which part in them. */
import { lookupOf } from "../ask/lookup";
import { dnsSuffixOf, partitionOf } from "../world/place";
import type { Identity } from "../world/principals";
import type { World } from "../world/world";
import { type Build, type Delivery, type Deployment, deliveriesOf } from "./delivery";
import { type RoleKind, roleKinds } from "./role-kind";

/** A build in a delivery, or in none. */
export interface BuildPart extends Build {
  readonly delivery?: Delivery;
}

/** A deployment in its delivery. */
export interface DeployPart extends Deployment {
  readonly delivery: Delivery;
}

export class Facts {
  readonly deliveries: readonly Delivery[];
  /** Keys of CodeCommit's repositories. */
  readonly repositoryKeys: ReadonlySet<string>;
  /** ARNs of image repositories, by the address that builds and tasks name them by. */
  readonly repositories: ReadonlyMap<string, string>;
  readonly #kinds: ReadonlyMap<string, RoleKind>;
  readonly #pipelines: ReadonlyMap<string, readonly Delivery[]>;
  readonly #builds: ReadonlyMap<string, readonly BuildPart[]>;
  readonly #deployments: ReadonlyMap<string, readonly DeployPart[]>;
  readonly #runs: ReadonlyMap<string, readonly DeployPart[]>;

  constructor(readonly world: World) {
    this.deliveries = deliveriesOf(world);
    this.repositoryKeys = new Set(
      world.targets.flatMap(({ type, keyArn }) =>
        type === "aws_codecommit_repository" ? (keyArn ?? []) : [],
      ),
    );
    this.repositories = new Map(
      world.targets.flatMap(({ type, arn }) =>
        type === "aws_ecr_repository" ? [[addressOf(arn), arn] as const] : [],
      ),
    );
    this.#kinds = roleKinds(world);
    this.#pipelines = grouped(this.deliveries, ({ pipeline }) => [pipeline.roleArn]);
    this.#builds = grouped(this.#allBuilds(), ({ project }) =>
      [project.roleArn, project.batchRoleArn ?? []].flat(),
    );
    const parts = this.deliveries.flatMap((delivery) =>
      delivery.deployments.map((deployment): DeployPart => ({ ...deployment, delivery })),
    );
    this.#deployments = grouped(parts, ({ roleArn }) => [roleArn]);
    this.#runs = grouped(parts, ({ deployed }) => [...deployed.runsAs, ...deployed.deploysAs]);
  }

  /** Undefined of a role that no stack makes. */
  kindOf(role: string): RoleKind | undefined {
    return this.#kinds.get(role);
  }

  /** A role or a user. */
  role(arn: string): Identity | undefined {
    const { roles, users } = lookupOf(this.world);
    return roles.get(arn) ?? users.get(arn);
  }

  /** Deliveries whose pipeline has that role. */
  pipelinesOf(role: string): readonly Delivery[] {
    return this.#pipelines.get(role) ?? [];
  }

  /** Builds that run as a role, or whose batches it starts. */
  buildsOf(role: string): readonly BuildPart[] {
    return this.#builds.get(role) ?? [];
  }

  /** What a deploy role deploys. */
  deploymentsOf(role: string): readonly DeployPart[] {
    return this.#deployments.get(role) ?? [];
  }

  /** Deployments of what runs as a role, or that CodeDeploy does as a role. */
  deploymentsOnto(role: string): readonly DeployPart[] {
    return this.#runs.get(role) ?? [];
  }

  /** The customer key of a resource, or of the bucket that an object's ARN begins with. */
  keyOf(arn: string): string | undefined {
    const { targets } = lookupOf(this.world);
    return (targets.get(arn) ?? targets.get(arn.split("/")[0] ?? ""))?.keyArn;
  }

  #allBuilds(): BuildPart[] {
    const inPipelines = this.deliveries.flatMap((delivery) =>
      delivery.builds.map((build): BuildPart => ({ ...build, delivery })),
    );
    const found = new Set(inPipelines.map(({ project }) => project));
    const alone = this.world.records.buildProjects.filter((project) => !found.has(project));
    return [...inPipelines, ...alone.map((project): BuildPart => ({ project, gives: false }))];
  }
}

/** `arn:aws:ecr:us-east-1:111111111111:repository/acme/web` → `111111111111.dkr.ecr.us-east-1.amazonaws.com/acme/web` */
function addressOf(repository: string): string {
  const [, , , region = "", account = "", name = ""] = repository.split(":");
  return `${account}.dkr.ecr.${region}.${dnsSuffixOf(region)}/${name.replace(/^repository\//, "")}`;
}

/** `bucket/folder` as a build names it, as the beginning of its objects' ARNs. */
export function objectsAt(location: string, region: string): string {
  return `arn:${partitionOf(region)}:s3:::${location.replace(/\/$/, "")}/`;
}

/**
 * A name without what comes behind its service and environment: `acme-web-staging-deploy`, of the environment `staging`,
 * is of `acme-web`. Slipway's names: organization, service, environment, purpose; the environment is the tag
 * `slipway-account`.
 */
export function serviceOf({ name, tags }: Pick<Identity, "name" | "tags">): string {
  const environment = tags["slipway-account"] ?? "";
  const end = name.lastIndexOf(`-${environment}-`);
  return end === -1 ? name.slice(0, Math.max(name.lastIndexOf("-"), 0)) : name.slice(0, end);
}

function grouped<T>(all: readonly T[], keysOf: (one: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all)
    for (const key of keysOf(one)) {
      const same = found.get(key);
      if (same === undefined) found.set(key, [one]);
      else same.push(one);
    }
  return found;
}
