import { describeAmended, elementIn, restCall, type Server } from "../../support/amended";
import { query, send } from "../../support/emulator";

const VERSION = { Version: "2016-11-15" };

const API = "/2020-05-31";

/** A configuration as the provider sends it, with an origin in a bucket. */
const config = (control: string, name = control) =>
  '<DistributionConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
  `<CallerReference>${name}</CallerReference><Aliases><Quantity>0</Quantity></Aliases><Comment>site</Comment><Enabled>true</Enabled>` +
  "<Origins><Quantity>2</Quantity><Items>" +
  `<Origin><DomainName>site.s3.us-east-1.amazonaws.com</DomainName><Id>site</Id><OriginAccessControlId>${control}</OriginAccessControlId>` +
  "<S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig></Origin>" +
  "<Origin><DomainName>other.s3.us-east-1.amazonaws.com</DomainName><Id>other</Id>" +
  "<S3OriginConfig><OriginAccessIdentity></OriginAccessIdentity></S3OriginConfig></Origin></Items></Origins>" +
  "<DefaultCacheBehavior><TargetOriginId>site</TargetOriginId><ViewerProtocolPolicy>redirect-to-https</ViewerProtocolPolicy>" +
  "<CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId></DefaultCacheBehavior>" +
  "<ViewerCertificate><CloudFrontDefaultCertificate>true</CloudFrontDefaultCertificate></ViewerCertificate></DistributionConfig>";

describeAmended("of what carries traffic, moto forgets a part:", (servers) => {
  describe("EC2", () => {
    const ec2 = (action: string, parameters: Record<string, string>, server: Server = servers().amended) =>
      query(server, "ec2", { Action: action, ...VERSION, ...parameters });
    const makeGroup = async (name: string) =>
      elementIn(await ec2("CreateSecurityGroup", { GroupName: name, GroupDescription: name }), "groupId") ??
      "";
    /** The rules of a group as XML, without the one that lets everything out. */
    const rules = async (group: string, server?: Server) => {
      const filter = { "Filter.1.Name": "group-id", "Filter.1.Value.1": group };
      const text = await ec2("DescribeSecurityGroupRules", filter, server);
      return text.split(/(?=<securityGroupRuleId>)/).filter((rule) => rule.includes("<ipProtocol>tcp<"));
    };
    const permission = (index: number, port: string, otherSide: Record<string, string>) =>
      Object.fromEntries(
        Object.entries({ IpProtocol: "tcp", FromPort: port, ToPort: port, ...otherSide }).map(
          ([key, value]) => [`IpPermissions.${index}.${key}`, value],
        ),
      );

    it("keeps the descriptions of rules from groups and prefix lists", async () => {
      const [group, other] = [await makeGroup("kept"), await makeGroup("other")];
      await ec2("AuthorizeSecurityGroupIngress", {
        GroupId: group,
        ...permission(1, "80", { "Groups.1.GroupId": other, "Groups.1.Description": "http & more" }),
        ...permission(2, "443", { "Groups.1.GroupId": other, "Groups.1.Description": "https" }),
        ...permission(3, "53", { "Groups.1.GroupId": other }),
        ...permission(4, "22", { "IpRanges.1.CidrIp": "10.0.0.0/8", "IpRanges.1.Description": "addresses" }),
      });
      await ec2("AuthorizeSecurityGroupEgress", {
        GroupId: group,
        ...permission(1, "443", {
          "PrefixListIds.1.PrefixListId": "pl-0123456789abcdef0",
          "PrefixListIds.1.Description": "S3",
        }),
      });
      const lost = (await rules(group, servers().alone)).join("");
      expect(lost).toContain("<description>addresses<");
      expect(lost).not.toMatch(/<description>(http|S3)/);
      const described = (await rules(group)).map((rule) => [
        elementIn(rule, "fromPort"),
        elementIn(rule, "isEgress"),
        elementIn(rule, "description"),
      ]);
      expect(described.sort()).toEqual([
        ["22", "false", "addresses"],
        ["443", "false", "https"],
        ["443", "true", "S3"],
        ["53", "false", undefined],
        ["80", "false", "http &amp; more"],
      ]);
    });

    it("changes a description", async () => {
      const [group, other] = [await makeGroup("changed"), await makeGroup("other-2")];
      const answer = await ec2("AuthorizeSecurityGroupIngress", {
        GroupId: group,
        ...permission(1, "80", { "Groups.1.GroupId": other, "Groups.1.Description": "old" }),
      });
      await ec2("ModifySecurityGroupRules", {
        GroupId: group,
        "SecurityGroupRule.1.SecurityGroupRuleId": elementIn(answer, "securityGroupRuleId") ?? "",
        "SecurityGroupRule.1.SecurityGroupRule.IpProtocol": "tcp",
        "SecurityGroupRule.1.SecurityGroupRule.FromPort": "80",
        "SecurityGroupRule.1.SecurityGroupRule.ToPort": "80",
        "SecurityGroupRule.1.SecurityGroupRule.ReferencedGroupId": other,
        "SecurityGroupRule.1.SecurityGroupRule.Description": "new",
      });
      expect(answer).toContain("<description>old</description>");
      expect((await rules(group)).map((rule) => elementIn(rule, "description"))).toEqual(["new"]);
    });

    it("gives a rule that is made anew without a description none", async () => {
      const [group, other] = [await makeGroup("anew"), await makeGroup("other-3")];
      const rule = permission(1, "80", { "Groups.1.GroupId": other });
      const described = { ...rule, "IpPermissions.1.Groups.1.Description": "old" };
      await ec2("AuthorizeSecurityGroupIngress", { GroupId: group, ...described });
      const id = elementIn((await rules(group))[0] ?? "", "securityGroupRuleId");
      await ec2("RevokeSecurityGroupIngress", { GroupId: group, "SecurityGroupRuleId.1": id ?? "" });
      await ec2("AuthorizeSecurityGroupIngress", { GroupId: group, ...rule });
      expect((await rules(group)).map((each) => elementIn(each, "description"))).toEqual([undefined]);
    });

    it("keeps how flow logs are laid out in a bucket", async () => {
      await restCall(servers().amended, "s3", "PUT", "/flow-logs");
      const vpc = elementIn(await ec2("DescribeVpcs", {}), "vpcId") ?? "";
      const made = await ec2("CreateFlowLogs", {
        ResourceType: "VPC",
        "ResourceId.1": vpc,
        TrafficType: "ALL",
        LogDestinationType: "s3",
        LogDestination: "arn:aws:s3:::flow-logs",
        "DestinationOptions.FileFormat": "parquet",
        "DestinationOptions.HiveCompatiblePartitions": "false",
        "DestinationOptions.PerHourPartition": "true",
      });
      expect(made).toMatch(/<item>fl-/);
      expect(await ec2("DescribeFlowLogs", {}, servers().alone)).not.toContain("destinationOptions");
      expect(elementIn(await ec2("DescribeFlowLogs", {}), "destinationOptions")).toBe(
        "<fileFormat>parquet</fileFormat><hiveCompatiblePartitions>false</hiveCompatiblePartitions>" +
          "<perHourPartition>true</perHourPartition>",
      );
    });
    it("gives the address of a deleted NAT gateway free", async () => {
      const again = async (server: Server) => {
        const subnet = elementIn(await ec2("DescribeSubnets", {}, server), "subnetId") ?? "";
        const address =
          elementIn(await ec2("AllocateAddress", { Domain: "vpc" }, server), "allocationId") ?? "";
        const make = () => ec2("CreateNatGateway", { SubnetId: subnet, AllocationId: address }, server);
        const id = elementIn(await make(), "natGatewayId") ?? "";
        await expect(make()).rejects.toThrow("AlreadyAssociated");
        await ec2("DeleteNatGateway", { NatGatewayId: id }, server);
        return make();
      };
      await expect(again(servers().alone)).rejects.toThrow("AlreadyAssociated");
      expect(await again(servers().amended)).toContain("<natGatewayId>nat-");
    });
  });

  describe("CloudFront", () => {
    const call = (method: string, path: string, content?: string, server = servers().amended, headers = {}) =>
      restCall(server, "cloudfront", method, `${API}${path}`, content, headers);
    const makeControl = async (name: string) => {
      const body =
        '<OriginAccessControlConfig xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/">' +
        `<Name>${name}</Name><OriginAccessControlOriginType>s3</OriginAccessControlOriginType>` +
        "<SigningBehavior>always</SigningBehavior><SigningProtocol>sigv4</SigningProtocol></OriginAccessControlConfig>";
      return elementIn(await call("POST", "/origin-access-control", body), "Id") ?? "";
    };

    it("gives an origin back with its access control, and nothing that nobody asked for", async () => {
      const control = await makeControl("site");
      const id = elementIn(await call("POST", "/distribution", config(control)), "Id");
      const lost = await call("GET", `/distribution/${id}`, undefined, servers().alone);
      expect(lost).not.toContain("OriginAccessControlId");
      expect(lost).toContain("<ForwardedValues>");
      for (const path of [`/distribution/${id}`, `/distribution/${id}/config`]) {
        const text = await call("GET", path);
        const origins = text.split("<Origin>").slice(1);
        expect(origins.map((origin) => elementIn(origin, "OriginAccessControlId"))).toEqual([
          control,
          undefined,
        ]);
        expect(text).not.toMatch(/<ForwardedValues>|<SSLSupportMethod>/);
        expect(text).toContain("<CachePolicyId>658327ea-f89d-4fab-a63d-7e88639e58f6</CachePolicyId>");
      }
    });

    it("changes the access control", async () => {
      const [before, after] = [await makeControl("before"), await makeControl("after")];
      const id = elementIn(await call("POST", "/distribution", config(before)), "Id");
      const { headers } = await send(servers().amended, {
        service: "cloudfront",
        method: "GET",
        path: `${API}/distribution/${id}`,
      });
      const match = { "if-match": headers.get("etag") ?? "" };
      await call("PUT", `/distribution/${id}/config`, config(after, before), servers().amended, match);
      expect(elementIn(await call("GET", `/distribution/${id}`), "OriginAccessControlId")).toBe(after);
    });

    it("lists distributions with their comments", async () => {
      const control = await makeControl("listed");
      const id = elementIn(await call("POST", "/distribution", config(control)), "Id");
      const summary = (list: string) =>
        list.split("<DistributionSummary>").find((each) => each.includes(`<Id>${id}</Id>`));
      expect(summary(await call("GET", "/distribution", undefined, servers().alone))).not.toContain(
        "<Comment>",
      );
      expect(summary(await call("GET", "/distribution"))).toContain("<Comment>site</Comment>");
    });

    it("names distributions without a region, and takes tags by that name", async () => {
      const made = await call("POST", "/distribution", config(await makeControl("named")));
      const id = elementIn(made, "Id");
      const arn = `arn:aws:cloudfront::111111111111:distribution/${id}`;
      const lost = await call("GET", `/distribution/${id}`, undefined, servers().alone);
      expect(elementIn(lost, "ARN")).toBe(arn.replace("::", ":"));
      for (const text of [made, await call("GET", `/distribution/${id}`)])
        expect(elementIn(text, "ARN")).toBe(arn);
      expect(await call("GET", "/distribution")).toContain(`<ARN>${arn}</ARN>`);
      const tags =
        '<Tags xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Items><Tag><Key>team</Key>' +
        "<Value>web</Value></Tag></Items></Tags>";
      const tagging = (resource: string) => `/tagging?Resource=${encodeURIComponent(resource)}`;
      await call("POST", `${tagging(arn)}&Operation=Tag`, tags);
      expect(await call("GET", tagging(arn))).toContain("<Value>web</Value>");
      const kept = await call("GET", tagging(arn.replace("::", ":")), undefined, servers().alone);
      expect(kept).toContain("<Value>web</Value>");
    });

    it("refuses an access control that nobody has made", async () => {
      const made = call("POST", "/distribution", config("E2QWRUHEXAMPLE"));
      await expect(made).rejects.toThrow("<Code>InvalidOriginAccessControl</Code>");
    });
  });
});
