import type { Config, Release, Service } from "../config";
import { releasePath, servicePath } from "../rules/paths";
import { nameOf } from "../shift";
import { mechanismOf } from "../strategies";
import { type Change, type ChangeRule, compareNamed } from "./change";

/** What becomes of a service that keeps its name: its target, its environments, its strategies. */
export const releases: ChangeRule = (former, next) =>
  compareNamed(former.services, next.services).kept.flatMap(({ before, after }) => {
    const [from, to] = [targetOf(before), targetOf(after)];
    if (from !== to) return [target(after, from, to)];
    // What comes or goes with its environment is told there.
    const stays = (environment: string) =>
      [former, next].every((config) => hasEnvironment(config, environment));
    const here = (entries: readonly Release[]) =>
      entries
        .filter(({ environment }) => stays(environment))
        .map((release) => ({ ...release, name: release.environment }));
    const { added, removed, kept } = compareNamed(here(before.releases), here(after.releases));
    return [
      ...added.map(({ environment }) => add(after, environment)),
      ...removed.map(({ environment }) => remove(after, environment)),
      ...kept.flatMap((pair) => [
        ...strategy(after, pair.before, pair.after),
        ...port(after, pair.before, pair.after),
      ]),
    ];
  });

function hasEnvironment({ environments }: Config, environment: string): boolean {
  return environments.some(({ name }) => name === environment);
}

function targetOf({ releases: [release] }: Service): string {
  return release?.deploy.kind ?? "nothing";
}

function target({ name }: Service, from: string, to: string): Change {
  return {
    path: servicePath(name, "deploy"),
    message: `from ${from} to ${to}: what runs is removed and something else is made in one apply, and its requests end; go by a second service`,
    loses: true,
    heading: "another-target",
  };
}

function add({ name }: Service, environment: string): Change {
  return {
    path: releasePath(name, environment),
    message: `released to ${environment} too: nothing that stands is removed; it answers the placeholder until its first release`,
    loses: false,
    heading: "add-a-service",
  };
}

function remove({ name }: Service, environment: string): Change {
  return {
    path: servicePath(name, "environments"),
    message: `no longer released to ${environment}: what runs of it there, and its logs, are to go`,
    loses: true,
    heading: "take-a-service-away",
  };
}

/** ECS lets nobody change who deploys a service. */
function strategy({ name }: Service, before: Release, after: Release): Change[] {
  const [from, to] = [before, after].map((release) =>
    typeof release.strategy === "string" ? release.strategy : nameOf(release.strategy),
  );
  if (from === to) return [];
  const [old, now] = [before, after].map((release) => mechanismOf(release.deploy.kind, release.strategy).by);
  const replaced = old !== now;
  const what = replaced
    ? "the ECS service is deleted, then another of its name is made: down, then the placeholder until the next release"
    : "in place, without a stop";
  return [
    {
      path: releasePath(name, after.environment, "strategy"),
      message: `from ${from} to ${to}: ${what}`,
      loses: replaced,
      heading: "rolling-to-codedeploy-and-back",
    },
  ];
}

function port({ name }: Service, before: Release, after: Release): Change[] {
  const [from, to] = [before, after].map(({ deploy }) => ("port" in deploy ? deploy.port : undefined));
  if (from === to) return [];
  return [
    {
      path: releasePath(name, after.environment),
      message: `port from ${from} to ${to}: the version that runs can't be reached any more once it is applied; go by a second service`,
      loses: true,
      guide: "change-what-runs",
      heading: "port",
    },
  ];
}
