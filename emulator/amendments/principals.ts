/**
 * Whom a policy names: AWS takes no policy whose roles and users don't exist. Accounts do, whichever their id.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import type { Aws } from "../aws";
import { isObject, type JsonObject } from "../json";

/** The first principal of a policy that doesn't exist, as the policy names it. */
export async function missingPrincipal(policy: JsonObject, aws: Aws): Promise<string | undefined> {
  for (const { Principal, NotPrincipal } of statementsOf(policy)) {
    for (const principal of [Principal, NotPrincipal]) {
      // Only everyone stands by itself.
      if (typeof principal === "string" && principal !== "*") return principal;
      for (const name of namesIn(principal)) if (!(await exists(name, aws))) return name;
    }
  }
  return undefined;
}

/** Statements of a policy, which may be one by itself; what is none counts as an empty one. */
export function statementsOf({ Statement = [] }: JsonObject): readonly JsonObject[] {
  return [Statement].flat().map((statement) => (isObject(statement) ? statement : {}));
}

/** Accounts, roles and users. Services and identity providers aren't looked up. */
function namesIn(principal: unknown): readonly string[] {
  const names = isObject(principal) ? [principal.AWS ?? []].flat() : [];
  return names.map(String);
}

async function exists(name: string, aws: Aws): Promise<boolean> {
  if (name === "*" || /^(\d{12}|arn:aws:iam::\d{12}:root)$/.test(name)) return true;
  // Sessions come and go.
  if (/^arn:aws:sts::\d{12}:(assumed-role\/[^/]+|federated-user)\/[^/]+$/.test(name)) return true;
  return (await aws.hasRole(name)) || aws.hasUser(name);
}
