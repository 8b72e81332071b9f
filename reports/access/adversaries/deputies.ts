/**
 * AWS services at work for somebody: the service is trusted, whoever sent it isn't.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
import type { Value } from "../evaluate/context";
import type { Statement } from "../world/policy";
import type { Actor } from "./actor";
import { asksForService, comparisonsIn, conditionsOn } from "./conditions";
import { movedTo } from "./names";
import type { Thing } from "./thing";

/**
 * Services that a statement names, at work for the thing's own account and for each of some others. Who lets everybody in
 * and asks for a source means services, too.
 */
export function deputiesOf(
  statement: Statement,
  everybody: boolean,
  others: readonly string[],
  { resource }: Pick<Thing, "resource">,
): Actor[] {
  const { Principal } = statement;
  const listed = typeof Principal === "object" ? [Principal.Service ?? []].flat() : [];
  const services = everybody && asksForService(statement) ? [...listed, ...unnamed(statement)] : listed;
  return services.flatMap((service) => [
    deputy(service, resource.account, {}),
    ...others.map((account) => deputy(service, account, moved(statement, account))),
  ]);
}

/** Services that conditions name; a service that nobody has heard of, where none does. */
function unnamed(statement: Statement): string[] {
  const names = ["aws:PrincipalServiceName", "aws:PrincipalServiceNamesList"].flatMap((key) =>
    conditionsOn(statement, key).map((name) => name.replaceAll("*", "any")),
  );
  return names.length > 0 ? names : ["any.amazonaws.com"];
}

function deputy(name: string, account: string, values: Readonly<Record<string, Value>>): Actor {
  return {
    kind: "service",
    name: `${name} at work for ${account}`,
    account,
    principal: { type: "service", name },
    values: { "aws:SourceAccount": account, ...values },
  };
}

/** Whatever names an account in the conditions names the other one there, be it a source or an encryption context. */
function moved(statement: Statement, account: string): Record<string, string> {
  const found = comparisonsIn(statement).flatMap(({ key, values }) => {
    const there = values.map((value) => movedTo(value, account)).find((value) => value !== undefined);
    return there === undefined ? [] : [[key, there] as const];
  });
  return Object.fromEntries(found);
}
