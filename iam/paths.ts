/**
 * Paths of the roles that Slipway makes. Resource policies tell roles apart by path: what a pipeline assumes never
 * shares a statement with what application code runs as.
 */
export const ROLE_PATHS = {
  /** What plans and applies Slipway's own stacks: bootstrap makes it, and the pipeline that it serves can't change it. */
  infrastructure: "/slipway/infrastructure/",
  /** Service roles of pipelines and the roles of events that start them. */
  pipeline: "/slipway/pipeline/",
  /** Service roles of CodeBuild projects. */
  build: "/slipway/build/",
  /** Roles and users in the tools account that bring source: a self-hosted source control system uploads as one. */
  upload: "/slipway/upload/",
  /** Roles that jobs of GitHub Actions become: builds in the tools account, deployments in workload accounts. */
  github: "/slipway/github/",
  /** Roles in workload accounts that pipelines assume to deploy. */
  deploy: "/slipway/deploy/",
  /** Roles in workload accounts that builds assume: to look an address up, to invoke a function, to shift its alias. */
  verify: "/slipway/verify/",
  /** Roles that AWS services assume to manage a workload or a bucket: CodeDeploy, the functions that it asks, S3. */
  service: "/slipway/service/",
  /** Roles whose credentials application code or its host holds: tasks, instances, task execution. */
  runtime: "/slipway/runtime/",
} as const;

export type RolePath = (typeof ROLE_PATHS)[keyof typeof ROLE_PATHS];
