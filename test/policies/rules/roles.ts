import { ROLE_PATHS } from "../../../iam/paths";
import { type RoleView, rolesOf, whereIs } from "../../support/policies";
import { role, system } from "../fixtures";
import type { Rule } from "../rule";

const NAME_LIMIT = 64;
const PATHS = new Set<string>(Object.values(ROLE_PATHS));
const boundary = { permissions_boundary: "arn:aws:iam::222222222222:policy/boundary" };

export const roles: Rule = {
  title: "every role has one of our paths, a name that IAM takes and its account's boundary",
  because: "Resource policies tell roles apart by path, and a role without the boundary is a way past it.",
  violations: (stacks) => {
    const all = rolesOf(stacks);
    return all.flatMap((one) => faults(one, all));
  },
  kept: () => system({ aws_iam_role: { web: role(boundary), api: role({ ...boundary, name: "api" }) } }),
  broken: {
    "a path of somebody else's": {
      by: () => system({ aws_iam_role: { web: role({ path: "/" }) } }),
      says: "path /",
    },
    "a long name": {
      by: () => system({ aws_iam_role: { web: role({ name: "x".repeat(65) }) } }),
      says: "name of 65 characters; IAM takes 64",
    },
    "one role of an account without the boundary": {
      by: () => system({ aws_iam_role: { web: role(), api: role({ ...boundary, name: "api" }) } }),
      says: "aws_iam_role web: no permissions boundary, as others of the account have",
    },
    "two roles of one name": {
      by: () => system({ aws_iam_role: { web: role(), api: role({ path: "/slipway/runtime/" }) } }),
      says: "name is another role's too",
    },
  },
};

function faults({ resource, name, path }: RoleView, all: readonly RoleView[]): string[] {
  const where = whereIs(resource);
  const others = all.filter((other) => other.resource.account === resource.account);
  const bounded = others.some((other) => other.resource.arguments.permissions_boundary !== undefined);
  const { permissions_boundary: boundary } = resource.arguments;
  return [
    ...(PATHS.has(path) ? [] : [`${where}: path ${path}`]),
    ...(name.length > NAME_LIMIT
      ? [`${where}: name of ${name.length} characters; IAM takes ${NAME_LIMIT}`]
      : []),
    ...(bounded && boundary === undefined
      ? [`${where}: no permissions boundary, as others of the account have`]
      : []),
    ...(others.filter((other) => other.name === name).length > 1
      ? [`${where}: name is another role's too`]
      : []),
  ];
}
