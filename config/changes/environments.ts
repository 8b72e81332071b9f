import type { Environment } from "../config";
import { environmentPath } from "../rules/paths";
import { type Change, type ChangeRule, compareNamed } from "./change";

/** Environments that came, went, took another name, or moved. */
export const environments: ChangeRule = (former, next) => {
  const { added, removed, kept } = compareNamed(former.environments, next.environments);
  const before = (environment: Environment) => removed.find(({ id }) => id === environment.id);
  const gone = removed.filter(({ id }) => !added.some((environment) => environment.id === id));
  return [
    ...added.map((environment) => {
      const old = before(environment);
      return old ? rename(old, environment) : add(environment);
    }),
    ...gone.map(remove),
    ...kept.flatMap(({ before: old, after }) => move(old, after)),
  ];
};

function add({ name }: Environment): Change {
  return {
    path: environmentPath(name),
    message:
      "an environment more: bootstrap its account, apply its stack, then tools; services that name no environments are released to it too",
    loses: false,
    heading: "add-an-environment",
  };
}

function remove({ name }: Environment): Change {
  return {
    path: environmentPath(name),
    message:
      "an environment less: its stack is no longer written, so nothing in it is removed and nobody manages it; destroy it while its lines are there",
    loses: true,
    heading: "take-an-environment-away",
  };
}

function rename(before: Environment, { name }: Environment): Change {
  return {
    path: environmentPath(name),
    message: `has the account of ${before.name}, which is gone: every name and the stack's state are others, so everything is made anew beside what stands; make it in another account`,
    loses: true,
    heading: "rename-an-environment",
  };
}

function move(before: Environment, after: Environment): Change[] {
  const where = ({ id, region }: Environment) => `account ${id}, ${region}`;
  if (where(before) === where(after)) return [];
  return [
    {
      path: environmentPath(after.name),
      message: `moves from ${where(before)} to ${where(after)}: everything is made there, and what stands is forgotten; destroy it first, or make an environment more`,
      loses: true,
      heading: "rename-an-environment",
    },
  ];
}
