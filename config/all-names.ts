import { artifactRegionsOf } from "./artifacts";
import type { ChosenName } from "./chosen-name";
import { RULED } from "./conditions";
import type { Account, Config, Run, Service } from "./config";
import { deliveriesOf } from "./contract";
import { infrastructureOwnNames } from "./infrastructure-own-names";
import { layoutOf } from "./layout";
import {
  approvalTopicName,
  environmentNames,
  type StartEvent,
  serviceNames,
  stateNames,
  toolsNames,
} from "./names";
import { releaseNames } from "./release-names";
import { sourceConfigOf } from "./sources/sources";
import { targetConfigOf } from "./targets/targets";

/** Every name that two entries of a configuration could come to share. */
export function allNames(config: Config): ChosenName[] {
  return [
    ...layoutOf(config).map((plan) => ({
      name: plan.name,
      kind: "stack",
      account: "project",
      from:
        plan.services.length === 1 && !plan.shared
          ? `services.${plan.services[0]?.name}`
          : pathOf(config, plan.account),
    })),
    ...config.environments.flatMap((environment) => sharedNames(config, environment)),
    ...[config.tools, ...config.environments].map((account) => ({
      name: stateNames(config, account).bucket,
      kind: "bucket",
      account: "everywhere",
      from: pathOf(config, account),
    })),
    ...[config.tools.region, ...artifactRegionsOf(config)].map((region) => ({
      name: toolsNames(config, { ...config.tools, region }).artifactBucket,
      kind: "bucket",
      account: "everywhere",
      from: "tools",
    })),
    ...config.services.flatMap((service) => toolsServiceNames(config, service)),
    ...releasedNames(config),
    ...infrastructureOwnNames(config),
  ];
}

function pathOf(config: Config, account: Account): string {
  return account === config.tools ? "tools" : `environments.${account.name}`;
}

function sharedNames(config: Config, environment: Account): ChosenName[] {
  const from = pathOf(config, environment);
  const names = environmentNames(config, environment.name);
  return [
    { name: approvalTopicName(config, environment.name), kind: "topic", account: "tools", from },
    { name: names.loadBalancer, kind: "load balancer", account: environment.name, from },
  ];
}

function toolsServiceNames(config: Config, service: Service): ChosenName[] {
  const names = serviceNames(config, service.name);
  const from = `services.${service.name}`;
  const projects = projectThings(service).map(({ thing, path, run }) => ({
    names: names.project(thing),
    from: `${from}${path}`,
    batch: run?.batch,
  }));
  const inTools = (kind: string, name: string, path = from): ChosenName => ({
    name,
    kind,
    account: "tools",
    from: path,
  });
  if (service.pipeline.runner === "github-actions") return [inTools("IAM role", names.githubRole)];
  return [
    inTools("pipeline", names.pipeline),
    inTools("artifact prefix", names.artifactPrefix),
    inTools("IAM role", names.pipelineRole),
    ...(service.triggers.pullRequest
      ? [
          inTools("pipeline", names.pullRequestPipeline, `${from}.triggers.pullRequest`),
          inTools("artifact prefix", names.pullRequestArtifactPrefix, `${from}.triggers.pullRequest`),
          inTools("IAM role", names.pullRequestPipelineRole, `${from}.triggers.pullRequest`),
        ]
      : []),
    ...startEvents(service).map(({ event, path }) =>
      inTools("IAM role", names.start(event), `${from}${path}`),
    ),
    ...sourceConfigOf(service.source)
      .uniqueNames(service.source)
      .map(({ kind, name, field, everywhere = false }) => ({
        ...inTools(kind, name, `${from}.source.${service.source.kind}.${field}`),
        ...(everywhere && { account: "everywhere" }),
      })),
    ...projects.flatMap((project) => [
      inTools("CodeBuild project", project.names.project, project.from),
      inTools("IAM role", project.names.role, project.from),
      ...(project.batch ? [inTools("IAM role", project.names.batchRole, `${project.from}.batch`)] : []),
    ]),
  ];
}

/** What starts the service's pipelines from outside CodePipeline, and where it was written. */
function startEvents({ source, triggers }: Service): { event: StartEvent; path: string }[] {
  const ofSource = sourceConfigOf(source).startsBy === "events";
  return [
    ...(ofSource && triggers.push ? [{ event: "push" as const, path: "" }] : []),
    ...(ofSource && triggers.pullRequest
      ? [{ event: "pull-request" as const, path: ".triggers.pullRequest" }]
      : []),
    ...(triggers.schedule ? [{ event: "schedule" as const, path: ".triggers.schedule" }] : []),
  ];
}

/** The build projects of a service, by what tells their names apart. */
export function projectThings(service: Service): { thing: string; path: string; run?: Run }[] {
  const builds = [
    { thing: "build", path: ".build", run: service.build },
    ...service.checks.map((run) => ({ thing: `check-${run.name}`, path: `.checks.${run.name}`, run })),
  ];
  return [
    ...builds,
    ...(service.triggers.pullRequest
      ? builds.map(({ thing, ...build }) => ({ thing: `pr-${thing}`, ...build }))
      : []),
    ...service.releases.flatMap(({ environment, verify, conditions }) => [
      { thing: `${environment}-revision`, path: `.environments.${environment}` },
      { thing: `${environment}-shift`, path: `.environments.${environment}` },
      ...RULED.filter((place) => conditions[place]?.commands).map((place) => ({
        thing: `${environment}-${place}`,
        path: `.environments.${environment}.conditions.${place}`,
      })),
      ...verify.map((run) => ({
        thing: `${environment}-verify-${run.name}`,
        path: `.environments.${environment}.verify.${run.name}`,
        run,
      })),
    ]),
  ];
}

function releasedNames(config: Config): ChosenName[] {
  return deliveriesOf(config).flatMap(({ service, environment, release: { deploy, hooks } }) => {
    const { organization } = config;
    const from = `services.${service.name}.environments.${environment.name}`;
    const unique = targetConfigOf(deploy).uniqueNames({
      organization,
      service: service.name,
      environment,
      deploy,
      hooks,
    });
    const { deployRole } = releaseNames(config, service.name, environment);
    return [{ kind: "IAM role", name: deployRole }, ...unique].map(({ kind, name, everywhere = false }) => ({
      kind,
      name,
      account: everywhere ? "everywhere" : environment.name,
      from,
    }));
  });
}
