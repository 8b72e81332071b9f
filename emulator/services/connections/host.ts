/** Hosts: installed providers that connections lead to. https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_Host.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { forgetTags, setTags } from "../tags";
import { connectionsOf, find, type Host, hostsOf } from "./store";
import { CONNECTION_TAGS } from "./tags";

/** Providers that run on a host of their owner's; the others have none. */
export const INSTALLED_PROVIDERS: readonly string[] = ["GitHubEnterpriseServer", "GitLabSelfManaged"];

interface CreateInput {
  readonly Name: string;
  readonly ProviderType: string;
  readonly ProviderEndpoint: string;
  readonly VpcConfiguration?: object;
  readonly Tags?: Parameters<typeof CONNECTION_TAGS.read>[0];
}

type UpdateInput = ByArn & Partial<Pick<CreateInput, "ProviderEndpoint" | "VpcConfiguration">>;

interface ByArn {
  readonly HostArn: string;
}

/** @param service the first part of the ARNs that are made */
export function hostOperations(service: string) {
  const create: Operation<CreateInput> = ({ Tags, ...input }, context) => {
    if (!INSTALLED_PROVIDERS.includes(input.ProviderType)) {
      throw new ServiceError(
        "ValidationException",
        `ProviderType of a host must be one of ${INSTALLED_PROVIDERS.join(", ")}, not ${input.ProviderType}`,
      );
    }
    const HostArn = context.arn(service, `host/${input.Name}-${randomUUID().slice(0, 8)}`);
    hostsOf(context).set(HostArn, { ...input, HostArn, Status: "PENDING" });
    setTags(context, HostArn, CONNECTION_TAGS.read(Tags));
    return { HostArn, Tags: Tags ?? [] };
  };
  const update: Operation<UpdateInput> = ({ HostArn, ...changes }, context) => {
    const host = hostOf(context, HostArn);
    hostsOf(context).set(host.HostArn, { ...host, ...changes });
    return {};
  };
  const remove: Operation<ByArn> = (input, context) => {
    const { HostArn } = hostOf(context, input.HostArn);
    const used = [...connectionsOf(context).values()].find(
      (connection) =>
        connection.HostArn !== undefined && find(hostsOf(context), connection.HostArn)?.HostArn === HostArn,
    );
    if (used) {
      throw new ServiceError(
        "ResourceUnavailableException",
        `Host ${HostArn} has connection ${used.ConnectionArn}: delete that first`,
      );
    }
    hostsOf(context).delete(HostArn);
    forgetTags(context, HostArn);
    return {};
  };
  return {
    CreateHost: create,
    UpdateHost: update,
    DeleteHost: remove,
    GetHost: ({ HostArn: arn }: ByArn, context: Context) => {
      const { HostArn: _arn, ...host } = hostOf(context, arn);
      return host;
    },
    ListHosts: (_input: object, context: Context) => ({ Hosts: [...hostsOf(context).values()] }),
  };
}

/** @throws ServiceError when there is no such host */
export function hostOf(context: Context, arn: string): Host {
  const found = find(hostsOf(context), arn);
  if (found) return found;
  throw new ServiceError("ResourceNotFoundException", `Host not found: ${arn}`);
}
