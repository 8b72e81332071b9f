/** Connections. https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_Connection.html */
import { randomUUID } from "node:crypto";
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";
import { forgetTags, setTags } from "../tags";
import { hostOf, INSTALLED_PROVIDERS } from "./host";
import { type Connection, connectionsOf, find } from "./store";
import { CONNECTION_TAGS } from "./tags";

interface CreateInput {
  readonly ConnectionName: string;
  readonly ProviderType?: string;
  readonly HostArn?: string;
  readonly Tags?: Parameters<typeof CONNECTION_TAGS.read>[0];
}

interface ByArn {
  readonly ConnectionArn: string;
}

/** @param service the first part of the ARNs that are made */
export function connectionOperations(service: string) {
  const create: Operation<CreateInput> = ({ ConnectionName, HostArn, Tags, ...input }, context) => {
    const ProviderType = providerOf(context, input.ProviderType, HostArn);
    const ConnectionArn = context.arn(service, `connection/${randomUUID()}`);
    connectionsOf(context).set(ConnectionArn, {
      ConnectionName,
      ConnectionArn,
      ProviderType,
      OwnerAccountId: context.accountId,
      // Until a person has finished the handshake in the console.
      ConnectionStatus: "PENDING",
      ...(HostArn !== undefined && { HostArn }),
    });
    setTags(context, ConnectionArn, CONNECTION_TAGS.read(Tags));
    return { ConnectionArn, Tags: Tags ?? [] };
  };
  return {
    CreateConnection: create,
    GetConnection: ({ ConnectionArn }: ByArn, context: Context) => ({
      Connection: connectionOf(context, ConnectionArn),
    }),
    DeleteConnection: (input: ByArn, context: Context) => {
      const { ConnectionArn } = connectionOf(context, input.ConnectionArn);
      connectionsOf(context).delete(ConnectionArn);
      forgetTags(context, ConnectionArn);
      return {};
    },
    ListConnections: (
      filter: { readonly ProviderTypeFilter?: string; readonly HostArnFilter?: string },
      context: Context,
    ) => ({
      Connections: [...connectionsOf(context).values()].filter(
        ({ ProviderType, HostArn }) =>
          ProviderType === (filter.ProviderTypeFilter ?? ProviderType) &&
          HostArn === (filter.HostArnFilter ?? HostArn),
      ),
    }),
  };
}

function connectionOf(context: Context, arn: string): Connection {
  const found = find(connectionsOf(context), arn);
  if (found) return found;
  throw new ServiceError("ResourceNotFoundException", `Connection not found: ${arn}`);
}

/** The provider of a new connection: that of its host, or the one it names. */
function providerOf(context: Context, provider: string | undefined, hostArn: string | undefined): string {
  const invalid = (message: string) => new ServiceError("ValidationException", message);
  if (hostArn !== undefined) return hostOf(context, hostArn).ProviderType;
  if (provider === undefined) throw invalid("Either ProviderType or HostArn must be specified");
  if (INSTALLED_PROVIDERS.includes(provider)) throw invalid(`A connection to ${provider} needs a HostArn`);
  return provider;
}
