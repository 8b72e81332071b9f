import { describeAmended, elementIn } from "../../support/amended";
import { query } from "../../support/emulator";

const ARN = "arn:aws:cloudwatch:us-east-1:111111111111:alarm";
const VERSION = { Version: "2010-08-01" };

describeAmended("composite alarms", (servers) => {
  const call = (action: string, parameters: Record<string, string>, server = servers().amended) =>
    query(server, "monitoring", { Action: action, ...VERSION, ...parameters });
  const describe = (parameters: Record<string, string>) => call("DescribeAlarms", parameters);
  const metricAlarm = (name: string) =>
    call("PutMetricAlarm", {
      AlarmName: name,
      ComparisonOperator: "GreaterThanThreshold",
      EvaluationPeriods: "1",
      MetricName: "Errors",
      Namespace: "acme",
      Period: "60",
      Statistic: "Sum",
      Threshold: "1",
    });
  const COMPOSITE = { "AlarmTypes.member.1": "CompositeAlarm" };

  beforeAll(async () => {
    await metricAlarm("errors");
    await metricAlarm("slow");
  });

  it("aren't there in moto alone", async () => {
    const rule = { AlarmName: "x", AlarmRule: "ALARM(errors)" };
    await expect(call("PutCompositeAlarm", rule, servers().alone)).rejects.toThrow("NotImplementedError");
  });

  it("are made and given back with all they were made with", async () => {
    await call("PutCompositeAlarm", {
      AlarmName: "either",
      AlarmDescription: "errors & slowness",
      AlarmRule: 'ALARM("errors") OR ALARM(slow)',
      ActionsEnabled: "false",
      "AlarmActions.member.1": "arn:aws:sns:us-east-1:111111111111:release",
      "OKActions.member.1": "arn:aws:sns:us-east-1:111111111111:release",
      "Tags.member.1.Key": "Service",
      "Tags.member.1.Value": "storefront",
    });
    const list =
      elementIn(await describe({ ...COMPOSITE, "AlarmNames.member.1": "either" }), "CompositeAlarms") ?? "";
    expect(list).toContain("<AlarmName>either</AlarmName>");
    expect(list).toContain(`<AlarmArn>${ARN}:either</AlarmArn>`);
    expect(list).toContain("<AlarmDescription>errors &amp; slowness</AlarmDescription>");
    expect(list).toContain("<AlarmRule>ALARM(&quot;errors&quot;) OR ALARM(slow)</AlarmRule>");
    expect(list).toContain("<ActionsEnabled>false</ActionsEnabled>");
    expect(elementIn(list, "AlarmActions")).toBe(
      "<member>arn:aws:sns:us-east-1:111111111111:release</member>",
    );
    expect(elementIn(list, "InsufficientDataActions")).toBe("");
    const tags = await call("ListTagsForResource", { ResourceARN: `${ARN}:either` });
    expect(elementIn(tags, "Tags")).toBe("<member><Key>Service</Key><Value>storefront</Value></member>");
  });

  it("are found by name and prefix, and only when they are asked for", async () => {
    await call("PutCompositeAlarm", { AlarmName: "found-1", AlarmRule: "ALARM(errors)" });
    await call("PutCompositeAlarm", { AlarmName: "found-2", AlarmRule: "OK(slow)" });
    const byPrefix = await describe({ ...COMPOSITE, AlarmNamePrefix: "found-" });
    expect(byPrefix.match(/<AlarmRule>/g)).toHaveLength(2);
    const byName = await describe({ ...COMPOSITE, "AlarmNames.member.1": "found-2" });
    expect(byName).toContain("<AlarmName>found-2</AlarmName>");
    expect(byName).not.toContain("found-1");
    expect(await describe({ AlarmNamePrefix: "found-" })).not.toContain("found-1");
  });

  it("change, and keep their tags", async () => {
    const alarm = { AlarmName: "changing", AlarmRule: "ALARM(errors)" };
    const tag = { "Tags.member.1.Key": "a", "Tags.member.1.Value": "1" };
    await call("PutCompositeAlarm", { ...alarm, ...tag });
    await call("PutCompositeAlarm", { ...alarm, AlarmRule: "ALARM(slow)" });
    const resource = { ResourceARN: `${ARN}:changing` };
    await call("TagResource", { ...resource, "Tags.member.1.Key": "b", "Tags.member.1.Value": "2" });
    await call("UntagResource", { ...resource, "TagKeys.member.1": "a" });
    expect(await describe({ ...COMPOSITE, AlarmNamePrefix: "changing" })).toContain("ALARM(slow)");
    expect(elementIn(await call("ListTagsForResource", resource), "Tags")).toBe(
      "<member><Key>b</Key><Value>2</Value></member>",
    );
  });

  it("are deleted, together with metric alarms", async () => {
    await metricAlarm("short");
    await call("PutCompositeAlarm", { AlarmName: "brief", AlarmRule: "ALARM(short)" });
    await call("DeleteAlarms", { "AlarmNames.member.1": "brief", "AlarmNames.member.2": "short" });
    const all = await describe({ ...COMPOSITE, "AlarmTypes.member.2": "MetricAlarm" });
    expect(all).not.toMatch(/brief|short/);
    expect(all).toContain("<AlarmName>errors</AlarmName>");
  });

  it.each([
    ["an alarm that doesn't exist", { AlarmName: "x", AlarmRule: "ALARM(errors) AND ALARM(none)" }, "[none]"],
    ["no rule", { AlarmName: "x" }, "AlarmRule is required"],
    ["no name", { AlarmRule: "ALARM(errors)" }, "AlarmName is required"],
  ])("are refused with %s", async (_what, parameters, message) => {
    const refused = call("PutCompositeAlarm", parameters);
    await expect(refused).rejects.toThrow("<Code>ValidationError</Code>");
    await expect(refused).rejects.toThrow(message);
  });
});
