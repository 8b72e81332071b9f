import { environmentTypeOfImage, isLambda } from "../config/compute";
import type { Account, Config } from "../config/config";
import { INFRASTRUCTURE, type Infrastructure } from "../config/infrastructure";
import {
  applyThing,
  CHECK,
  infrastructureRoleArn,
  PLAN,
  PULL_REQUEST_REVIEW,
} from "../config/infrastructure-roles";
import { planStoreNames, serviceNames } from "../config/names";
import { placeOf } from "../config/place";
import type { Statement } from "../iam/statement";
import type { BuildProject } from "../modules/build-project/build-project";
import {
  applyBuildspec,
  checkBuildspec,
  planBuildspec,
  type Runtimes,
  reviewBuildspec,
} from "../modules/infrastructure-pipeline/buildspecs";
import {
  becomeApplyRole,
  becomePlanRoles,
  beginPipelineAnew,
  commentInCodecommit,
} from "../modules/infrastructure-pipeline/infrastructure-pipeline.policies";
import { getPlans, type PlanLocation, putPlans } from "../modules/plan-store/plan-store.policies";
import type { ProjectRequest, Projects } from "./projects";

/** What the project itself runs on. */
const NODE = { nodejs: "22" };

/** The builds that deliver Slipway's own stacks. Their roles are the callers that the accounts' roles trust. */
export class InfrastructureProjects {
  private readonly store: PlanLocation;
  private readonly runtimes: Runtimes;

  constructor(
    private readonly config: Config,
    private readonly infrastructure: Infrastructure,
    private readonly projects: Projects,
  ) {
    this.store = { ...placeOf(config.tools), ...planStoreNames(config, config.tools) };
    const { compute, image } = infrastructure.service.build;
    // Only CodeBuild's own images have runtimes to choose from, and those on Lambda have one.
    const chooses = !isLambda(compute) && environmentTypeOfImage(image) !== undefined;
    this.runtimes = chooses ? NODE : undefined;
  }

  /** Judges a revision, and may do nothing. */
  check(thing = CHECK): BuildProject {
    return this.make({
      thing,
      description: "Checks the configuration and what it synthesizes",
      buildspec: checkBuildspec(this.infrastructure.checks, this.runtimes),
    });
  }

  /** Plans every account, and keeps the plans. */
  plan(): BuildProject {
    return this.make({
      thing: PLAN,
      description: "Plans every account, and keeps the plans to be applied",
      buildspec: planBuildspec(this.runtimes),
      environment: { PLAN_STORE: this.store.bucket },
      statements: [this.becomePlanRoles(), ...putPlans(this.store)],
    });
  }

  /** Plans a proposed change. Its commands are the change's own: nothing of theirs is kept. */
  review(): BuildProject {
    const {
      commentToken,
      service: { source },
    } = this.infrastructure;
    return this.make({
      thing: PULL_REQUEST_REVIEW,
      description: "Plans proposed changes of every account, and says what they would do",
      buildspec: reviewBuildspec(this.runtimes),
      // The one secret that a pull request's code can read: a token that may do no more than comment.
      ...(commentToken && { entrusted: { GITHUB_TOKEN: commentToken } }),
      statements: [
        this.becomePlanRoles(),
        ...(source.kind === "codecommit"
          ? [commentInCodecommit(placeOf(this.config.tools), source.repository)]
          : []),
      ],
    });
  }

  /** Applies what was reviewed of an account; the tools account holds the pipeline itself. */
  apply(account: Account): BuildProject {
    const { config } = this;
    const ownPipeline = account === config.tools ? serviceNames(config, INFRASTRUCTURE).pipeline : undefined;
    return this.make({
      thing: applyThing(account.name),
      description: `Applies the plans of ${account.name} that were reviewed`,
      buildspec: applyBuildspec(account.name, this.runtimes, ownPipeline),
      environment: { PLAN_STORE: this.store.bucket },
      statements: [
        becomeApplyRole(infrastructureRoleArn(config, account, "apply")),
        ...getPlans(this.store),
        ...(ownPipeline === undefined ? [] : [beginPipelineAnew(placeOf(config.tools), ownPipeline)]),
      ],
    });
  }

  private becomePlanRoles(): Statement {
    const { tools, environments } = this.config;
    return becomePlanRoles(
      [tools, ...environments].map((account) => infrastructureRoleArn(this.config, account, "plan")),
    );
  }

  private make(
    request: Pick<
      ProjectRequest,
      "thing" | "description" | "buildspec" | "environment" | "entrusted" | "statements"
    >,
  ) {
    const { compute, image } = this.infrastructure.service.build;
    return this.projects.make({ ...request, compute, image });
  }
}
