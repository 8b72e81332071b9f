import { call, describeWithMoto, output, send } from "../../support/emulator";

const SERVICES = ["codestar-connections", "codeconnections"] as const;

describeWithMoto("connections", (emulator) => {
  const attempt = (service: string, operation: string, input: object) =>
    call(emulator(), { service, operation, input: { ...input } });
  const make = async (service: string, operation: string, input: object) =>
    output(emulator(), { service, operation, input: { ...input } });

  describe.each(SERVICES)("under the name %s", (service) => {
    const other = SERVICES.find((name) => name !== service) ?? service;

    it("makes a connection that waits for a person, and gives it back", async () => {
      const tags = [{ Key: "Service", Value: "storefront" }];
      const input = { ConnectionName: "storefront", ProviderType: "GitHub", Tags: tags };
      const { ConnectionArn } = await make(service, "CreateConnection", input);
      expect(ConnectionArn).toMatch(`arn:aws:${service}:us-east-1:111111111111:connection/`);
      const { Connection } = await make(service, "GetConnection", { ConnectionArn });
      expect(Connection).toEqual({
        ConnectionName: "storefront",
        ConnectionArn,
        ProviderType: "GitHub",
        OwnerAccountId: "111111111111",
        ConnectionStatus: "PENDING",
      });
      const { Tags } = await make(service, "ListTagsForResource", { ResourceArn: ConnectionArn });
      expect(Tags).toEqual(tags);
    });

    it("finds a connection under the service's other name and in a list", async () => {
      const input = { ConnectionName: "common", ProviderType: "GitLab" };
      const { ConnectionArn } = await make(service, "CreateConnection", input);
      expect(await make(other, "GetConnection", { ConnectionArn })).toMatchObject({
        Connection: { ConnectionName: "common" },
      });
      const byOtherName = String(ConnectionArn).replace(service, other);
      expect(await make(other, "GetConnection", { ConnectionArn: byOtherName })).toMatchObject({
        Connection: { ConnectionArn },
      });
      const { Connections } = await make(other, "ListConnections", { ProviderTypeFilter: "GitLab" });
      expect(Connections?.map((each) => each.ConnectionArn)).toContain(ConnectionArn);
    });

    it("changes tags", async () => {
      const input = { ConnectionName: "tagged", ProviderType: "GitHub", Tags: [{ Key: "a", Value: "1" }] };
      const { ConnectionArn: ResourceArn } = await make(service, "CreateConnection", input);
      await make(service, "TagResource", { ResourceArn, Tags: [{ Key: "b", Value: "2" }] });
      await make(service, "UntagResource", { ResourceArn, TagKeys: ["a"] });
      const { Tags } = await make(service, "ListTagsForResource", { ResourceArn });
      expect(Tags).toEqual([{ Key: "b", Value: "2" }]);
    });

    it("keeps a host, changes it, and connects through it with its provider", async () => {
      const host = {
        Name: "github",
        ProviderType: "GitHubEnterpriseServer",
        ProviderEndpoint: "https://github.acme.example",
      };
      const { HostArn } = await make(service, "CreateHost", host);
      expect(HostArn).toMatch(`arn:aws:${service}:us-east-1:111111111111:host/github-`);
      expect(await make(service, "GetHost", { HostArn })).toEqual({ ...host, Status: "PENDING" });
      await make(service, "UpdateHost", { HostArn, ProviderEndpoint: "https://git.acme.example" });
      expect(await make(service, "GetHost", { HostArn })).toMatchObject({
        ProviderEndpoint: "https://git.acme.example",
      });
      const { ConnectionArn } = await make(service, "CreateConnection", { ConnectionName: "own", HostArn });
      expect(await make(service, "GetConnection", { ConnectionArn })).toMatchObject({
        Connection: { HostArn, ProviderType: "GitHubEnterpriseServer" },
      });

      const refused = await attempt(service, "DeleteHost", { HostArn });
      expect(refused.error).toBe("ResourceUnavailableException");
      expect(refused.message).toContain(String(ConnectionArn));
      await make(service, "DeleteConnection", { ConnectionArn });
      await make(service, "DeleteHost", { HostArn });
      const gone = await attempt(service, "GetHost", { HostArn });
      expect(gone.error).toBe("ResourceNotFoundException");
    });

    const missing = `arn:aws:${service}:us-east-1:111111111111`;
    it.each([
      ["GetConnection", { ConnectionArn: `${missing}:connection/none` }, "ResourceNotFoundException"],
      ["DeleteConnection", { ConnectionArn: `${missing}:connection/none` }, "ResourceNotFoundException"],
      ["GetHost", { HostArn: `${missing}:host/none-00000000` }, "ResourceNotFoundException"],
      ["UpdateHost", { HostArn: `${missing}:host/none-00000000` }, "ResourceNotFoundException"],
      ["DeleteHost", { HostArn: `${missing}:host/none-00000000` }, "ResourceNotFoundException"],
      ["ListTagsForResource", { ResourceArn: `${missing}:connection/none` }, "ResourceNotFoundException"],
      [
        "CreateConnection",
        { ConnectionName: "x", HostArn: `${missing}:host/none-00000000` },
        "ResourceNotFoundException",
      ],
      ["CreateConnection", { ConnectionName: "x", ProviderType: "SourceForge" }, "ValidationException"],
      ["CreateConnection", { ConnectionName: "x" }, "ValidationException"],
      ["CreateConnection", { ConnectionName: "x", ProviderType: "GitLabSelfManaged" }, "ValidationException"],
      [
        "CreateHost",
        { Name: "x", ProviderType: "GitHub", ProviderEndpoint: "https://github.com" },
        "ValidationException",
      ],
    ])("refuses %s of %j: %s", async (operation, input, code) => {
      const { status, error } = await attempt(service, operation, input);
      expect({ status, error }).toEqual({ status: 400, error: code });
    });
  });

  it("knows the short target that Go's SDK sends, and so the provider", async () => {
    const headers = {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "CodeStar_connections_20191201.ListHosts",
    };
    const reply = await send(emulator(), { service: "codestar-connections", headers, body: "{}" });
    expect(reply.status).toBe(200);
  });

  it("keeps accounts and regions apart", async () => {
    const where = { service: "codeconnections", account: "222222222222", region: "eu-west-1" };
    const input = { ConnectionName: "elsewhere", ProviderType: "GitHub" };
    const { ConnectionArn } = await output(emulator(), { ...where, operation: "CreateConnection", input });
    expect(ConnectionArn).toMatch("arn:aws:codeconnections:eu-west-1:222222222222:connection/");
    const { error } = await attempt("codeconnections", "GetConnection", { ConnectionArn });
    expect(error).toBe("ResourceNotFoundException");
  });
});
