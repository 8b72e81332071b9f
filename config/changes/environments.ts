import type { Network } from "../account";
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
    ...kept.flatMap(({ before: old, after }) => {
      const moved = move(old, after);
      return moved.length > 0 ? moved : [...network(old, after), ...entrance(old, after)];
    }),
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

function network(before: Environment, after: Environment): Change[] {
  const [from, to] = [before.network, after.network];
  if (!from || !to) return [];
  const change = (what: string): Change[] => [
    {
      path: environmentPath(after.name, "network"),
      message: `${what} what stands in it too - load balancers, tasks - and requests end until all is made anew; make another environment`,
      loses: true,
      guide: "change-what-runs",
      heading: "network",
    },
  ];
  if (idOf(from) !== idOf(to))
    return change(`from ${idOf(from)} to ${idOf(to)}: the network is another, and`);
  const [old, now] = [zonesOf(from), zonesOf(to)];
  if (old.every((zone, index) => zone === now[index])) return [];
  return change(
    `zones from ${old.join(", ")} to ${now.join(", ")}: subnets are replaced (a zone that is added at the end replaces none), and`,
  );
}

/** What a network is told from others by. */
function idOf(network: Network): string {
  return network.kind === "managed" ? network.cidr : network.vpcId;
}

function zonesOf(network: Network): readonly string[] {
  return network.kind === "managed" ? network.availabilityZones : [];
}

/** Where requests come in. */
function entrance(before: Environment, after: Environment): Change[] {
  const at = (field: string, loses: boolean, message: string): Change => ({
    path: environmentPath(after.name, field),
    message,
    loses,
    guide: "change-what-runs",
    heading: field === "loadBalancer" ? "load-balancers" : "a-certificate",
  });
  return [
    ...(before.loadBalancer === after.loadBalancer
      ? []
      : [
          at(
            "loadBalancer",
            true,
            `from ${before.loadBalancer} to ${after.loadBalancer}: services get load balancers of another address, and the former ones go with what DNS records name`,
          ),
        ]),
    ...(Boolean(before.certificateArn) === Boolean(after.certificateArn)
      ? []
      : [
          at(
            "certificateArn",
            !after.certificateArn,
            after.certificateArn
              ? "the production listener moves from port 80 to 443, and 80 redirects"
              : "the production listener moves from port 443 to 80: what calls it by HTTPS ends",
          ),
        ]),
  ];
}
