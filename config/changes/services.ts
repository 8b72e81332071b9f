import type { Service } from "../config";
import { servicePath } from "../rules/paths";
import { sourceConfigOf } from "../sources/sources";
import { type Change, type ChangeRule, compareNamed } from "./change";

/** Services that came, went, or took another name. */
export const services: ChangeRule = (former, next) => {
  const { added, removed } = compareNamed(former.services, next.services);
  const renamed = added.flatMap((service) => {
    const before = removed.find((candidate) => comesFrom(candidate) === comesFrom(service));
    return before ? [{ before, service }] : [];
  });
  const isRenamed = (entry: Service) =>
    renamed.some(({ before, service }) => before === entry || service === entry);
  return [
    ...renamed.map(({ before, service }) => rename(before, service)),
    ...added.filter((service) => !isRenamed(service)).map(({ name }) => add(name)),
    ...removed.filter((service) => !isRenamed(service)).map(({ name }) => remove(name)),
  ];
};

/** A source tells whether two names are one service's. */
function comesFrom({ source }: Service): string {
  return `${source.kind} ${sourceConfigOf(source).comesFrom(source)}`;
}

function rename(before: Service, { name }: Service): Change {
  return {
    path: servicePath(name),
    message: `has the source of ${before.name}, which is gone: everything called ${before.name} is to go - images, logs, roles, what runs - and ${name} answers the placeholder until its first release; keep both for a while`,
    loses: true,
    heading: "rename-a-service",
  };
}

function add(name: string): Change {
  return {
    path: servicePath(name),
    message:
      "a service more: nothing that stands is removed; it answers the placeholder until its first release",
    loses: false,
    heading: "add-a-service",
  };
}

function remove(name: string): Change {
  return {
    path: servicePath(name),
    message:
      "a service less: its pipeline, images, logs, roles and what runs are to go, and its requests end",
    loses: true,
    heading: "take-a-service-away",
  };
}
