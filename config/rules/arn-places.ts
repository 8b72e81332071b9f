import { partitionOf } from "../../iam/arn";
import type { Account, Infrastructure, Release, Source, Variables } from "../config";
import type { Draft, Rule } from "../draft";
import { hooksOf } from "../hooks";
import type { Path } from "../problem";
import { sourceConfigOf } from "../sources/sources";
import { targetConfigOf } from "../targets/targets";
import { runsOf } from "./builds";
import { environmentPath, releasePath, servicePath } from "./paths";

/** An ARN of the configuration and the account it must lie in. */
interface Mention {
  readonly path: Path;
  readonly arn: string | undefined;
  readonly account?: Pick<Account, "id" | "name" | "region">;
  /** True: it must also lie in the account's region. */
  readonly regional?: boolean;
}

/** What an ARN names must lie where it is used: the account, the region, the partition. */
export const arnPlaces: Rule = (draft) =>
  mentions(draft).flatMap(({ path, arn, account, regional }) => {
    const [, partition, , region, owner] = arn?.split(":") ?? [];
    const wrong = (found: string, allowed: string) => ({
      path,
      message: `found ${found} in it; allowed: ${allowed}`,
    });
    if (arn === undefined) return [];
    if (draft.region && partition !== partitionOf(draft.region)) {
      return [wrong(`the partition ${partition}`, `${partitionOf(draft.region)}, that of ${draft.region}`)];
    }
    const findings = [];
    // AWS's own managed policies lie in no account.
    if (account && owner !== account.id && owner !== "aws") {
      findings.push(wrong(`the account ${owner}`, `${account.id}, that of ${account.name}`));
    }
    const own = account?.region ?? draft.region;
    if (regional && draft.region && region !== own) {
      const whose = own === draft.region ? "the configuration" : account?.name;
      findings.push(wrong(`the region ${region}`, `${own}, that of ${whose}`));
    }
    return findings;
  });

function mentions({ document, tools, environments, services, infrastructure }: Draft): Mention[] {
  const readers = document.place(["artifacts", "readers"])?.children ?? new Map();
  const accounts = new Map(environments.map((environment) => [environment.name, environment]));
  return [
    ...(tools ? accountMentions(["tools"], tools) : []),
    ...environments.flatMap((environment) => [
      ...accountMentions(environmentPath(environment.name), environment),
      {
        path: environmentPath(environment.name, "certificateArn"),
        arn: environment.certificateArn,
        account: environment,
        regional: true,
      },
    ]),
    ...[...readers].flatMap(([index, { value }]) =>
      typeof value === "string" && value.startsWith("arn:")
        ? [{ path: ["artifacts", "readers", index], arn: value }]
        : [],
    ),
    ...services.flatMap((service) =>
      runsOf(service).flatMap(({ path, run }) =>
        variableMentions([...path, "environment"], run.environment, tools),
      ),
    ),
    ...services.flatMap(({ name, source, releases }) => [
      ...sourceMentions(servicePath(name, "source"), source, tools),
      ...releases.flatMap((release) =>
        targetMentions(document, name, release, accounts.get(release.environment)),
      ),
      ...releases.flatMap(({ environment, hooks }) =>
        hooksOf(hooks).map(({ event, hook }) => ({
          path: releasePath(name, environment, "hooks", event, "function"),
          arn: hook !== "probe" && hook.function.startsWith("arn:") ? hook.function : undefined,
          account: accounts.get(environment),
          regional: true,
        })),
      ),
      ...releases.map(({ environment, deployRoleArn }) => ({
        path: releasePath(name, environment, "deployRoleArn"),
        arn: deployRoleArn,
        account: accounts.get(environment),
      })),
    ]),
    ...(infrastructure ? infrastructureMentions(infrastructure, tools) : []),
  ];
}

function infrastructureMentions({ service, commentToken }: Infrastructure, tools?: Account): Mention[] {
  const token = commentToken ? variableMentions(["infrastructure"], { commentToken }, tools) : [];
  return [...sourceMentions(["infrastructure", "source"], service.source, tools), ...token];
}

/** What a build reads lies in the account that it runs in. */
function variableMentions(path: Path, environment: Variables, tools: Account | undefined): Mention[] {
  return Object.entries(environment).flatMap(([name, variable]) => {
    if (typeof variable === "string") return [];
    const secret = "secret" in variable && variable.secret.startsWith("arn:") ? variable.secret : undefined;
    const mention = { account: tools, regional: true };
    return [
      { ...mention, path: [...path, name, "secret"], arn: secret },
      { ...mention, path: [...path, name, "key"], arn: variable.key },
    ];
  });
}

function sourceMentions(at: Path, source: Source, tools?: Account): Mention[] {
  return sourceConfigOf(source)
    .namedArns(source)
    .map(({ path, arn, regional, anywhere }) => ({
      path: [...at, source.kind, ...path],
      arn,
      account: anywhere ? undefined : tools,
      regional,
    }));
}

/** What a target names lies in the account that it is released to. */
function targetMentions(
  document: Draft["document"],
  service: string,
  { environment, deploy }: Release,
  account: Account | undefined,
): Mention[] {
  return targetConfigOf(deploy)
    .namedArns(deploy)
    .map(({ entry, field, arn }) => {
      const override = releasePath(service, environment, "deploy", ...entry);
      const own = servicePath(service, "deploy", deploy.kind, ...entry);
      const path = [...(document.has(override) ? override : own), field];
      return { path, arn, account, regional: true };
    });
}

function accountMentions(path: Path, account: Account): Mention[] {
  const { credentials, permissionsBoundary } = account;
  const role = credentials.kind === "assume-role" ? credentials.roleArn : undefined;
  return [
    { path: [...path, "assumeRole"], arn: role, account },
    { path: [...path, "permissionsBoundary"], arn: permissionsBoundary, account },
  ];
}
