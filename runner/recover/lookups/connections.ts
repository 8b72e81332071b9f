import { everyPage, type Lookup, type Seen, tagRecord } from "./lookup";

/** Connections to a Git provider: AWS lets several have the same name. */
const gitConnections: Lookup = {
  by: ["name"],
  compare: ["name", "provider_type"],
  list: async (settings, name) => {
    const { CodeStarConnectionsClient, ListTagsForResourceCommand, paginateListConnections } = await import(
      "@aws-sdk/client-codestar-connections"
    );
    const client = new CodeStarConnectionsClient(settings);
    const all = await everyPage(paginateListConnections({ client }, {}), ({ Connections }) => Connections);
    const seen: Seen[] = [];
    for (const { ConnectionArn = "", ConnectionName, ProviderType } of all) {
      if (ConnectionName !== name) continue;
      const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn: ConnectionArn }));
      const values = { name: ConnectionName, provider_type: ProviderType };
      seen.push({ id: ConnectionArn, tags: tagRecord(Tags), values });
    }
    return seen;
  },
};

export const connections: Readonly<Record<string, Lookup>> = {
  aws_codestarconnections_connection: gitConnections,
};
