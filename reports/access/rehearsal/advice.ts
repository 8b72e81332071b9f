/** The statement that would let a call through, as narrow as the call is. */
import type { Layer } from "../evaluate/reading";
import type { Request } from "../evaluate/request";
import type { Statement } from "../world/policy";
import { type Call, nameOf } from "./call";
import type { Lack } from "./finding";
import { ARTIFACT_ID, accountIn } from "./scene";

/** What is missing from one layer. */
export function lackOf(layer: Layer, call: Call, request: Request): Lack {
  const { principal, resource } = request;
  if (layer === "resource policy" || layer === "grant") {
    const { account, arn: holder } = resource;
    return { layer, account, holder, statement: JSON.stringify(resourceStatement(call)) };
  }
  const account = "account" in principal ? principal.account : resource.account;
  const statement = JSON.stringify(identityStatement(call, request));
  return { layer, account, holder: nameOf(call.caller), statement };
}

type Condition = NonNullable<Statement["Condition"]>;

function identityStatement(call: Call, { resource, circumstances }: Request): Statement {
  const Resource = patternOf(call.resource);
  const isHome = "role" in call.caller && accountIn(call.caller.role) === resource.account;
  const aliases = circumstances.keys.values.get("kms:resourcealiases");
  // A key of one's own account is known by its alias, another's by what it is used for.
  const byAlias = isHome && Array.isArray(aliases) && aliases.length > 0;
  const condition = byAlias
    ? { "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases } }
    : { ...throughService(call), ...narrowed(call) };
  return { Effect: "Allow", Action: call.action, Resource, ...conditioned(condition) };
}

function resourceStatement(call: Call): Statement {
  const { caller, action, resource, context } = call;
  const isTrust = action.startsWith("sts:");
  const Resource = action.startsWith("kms:") ? "*" : patternOf(resource);
  const common = { Effect: "Allow", Action: action, ...(!isTrust && { Resource }) } as const;
  if ("service" in caller) {
    const condition = fromSource(context.values ?? {});
    return { ...common, Principal: { Service: caller.service }, ...conditioned(condition) };
  }
  if ("provider" in caller)
    return {
      ...common,
      Principal: { Federated: caller.provider },
      ...conditioned({ StringEquals: context.values ?? {} }),
    };
  const [, partition = "aws"] = caller.role.split(":");
  return {
    ...common,
    Principal: { AWS: `arn:${partition}:iam::${accountIn(caller.role)}:root` },
    Condition: { ArnEquals: { "aws:PrincipalArn": caller.role }, ...throughService(call) },
  };
}

/** What AWS chooses a part of is named up to there: artifacts, streams of logs, keys. */
function patternOf(arn: string): string {
  if (arn.endsWith(`/${ARTIFACT_ID}`)) return arn.split("/").slice(0, -2).concat("*").join("/");
  return arn.replace(/:log-stream:.*$/, ":*").replace(/(:kms:[^/]*:key\/).*$/, "$1*");
}

/** A key that is used through another service, for one thing. */
function throughService({ action, context }: Call): Condition {
  const via = context.values?.["kms:ViaService"];
  if (!action.startsWith("kms:") || via === undefined) return {};
  const used = Object.entries(context.encryptionContext ?? {}).map(
    ([key, value]) => [`kms:EncryptionContext:${key}`, patternOf(value)] as const,
  );
  return { StringEquals: { "kms:ViaService": via }, StringLike: Object.fromEntries(used) };
}

/** Keys of the called service itself: to whom a role is passed, in which cluster. */
function narrowed({ context }: Call): Condition {
  const own = Object.entries(context.values ?? {}).filter(([key]) => /^(iam|ecs|ec2):/.test(key));
  return own.length === 0 ? {} : { StringEquals: Object.fromEntries(own) };
}

function fromSource(values: Readonly<Record<string, string | readonly string[]>>): Condition {
  const { "aws:SourceAccount": account, "aws:SourceArn": arn } = values;
  return {
    ...(account !== undefined && { StringEquals: { "aws:SourceAccount": account } }),
    ...(arn !== undefined && { ArnEquals: { "aws:SourceArn": arn } }),
  };
}

function conditioned(condition: Condition): Pick<Statement, "Condition"> {
  return Object.keys(condition).length === 0 ? {} : { Condition: condition };
}
