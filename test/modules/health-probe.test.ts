import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { functionArchive } from "../../modules/health-probe/function-archive";
import { HealthProbe, type HealthProbeProps } from "../../modules/health-probe/health-probe";
import { policyOf, synthStack } from "../support/synth";

const place = { account: "222222222222", region: "us-east-1" };
const name = "acme-web-staging-probe-test";
const group = "arn:aws:codedeploy:us-east-1:222222222222:deploymentgroup:acme-web-staging/acme-web-staging";

const probe = (change: Partial<HealthProbeProps> = {}) =>
  synthStack((scope) => {
    new HealthProbe(scope, "probe", {
      place,
      names: { function: name, role: name, logGroup: `/aws/lambda/${name}`, securityGroup: name },
      deploymentGroupArn: group,
      address: "acme-staging.example",
      scheme: "https",
      port: 8443,
      healthCheckPath: "/healthz",
      host: "shop.acme.example",
      inNetwork: true,
      vpcId: "vpc-1",
      privateSubnetIds: ["subnet-1", "subnet-2"],
      ...change,
    });
  });

describe("a health probe", () => {
  const stack = probe();
  const made = stack.only("aws_lambda_function");

  test("calls the health check path of the listener, by the service's own name", () => {
    expect(made.environment).toEqual({
      variables: {
        ADDRESS: "acme-staging.example",
        PORT: "8443",
        SCHEME: "https",
        HEALTH_PATH: "/healthz",
        HOST: "shop.acme.example",
      },
    });
    expect(probe({ host: undefined }).only("aws_lambda_function").environment).not.toHaveProperty(
      "variables.HOST",
    );
  });

  test("is the code of its folder, in an archive that is the same at any time and in any time zone", () => {
    expect(made).toMatchObject({ handler: "index.handler", runtime: "nodejs22.x" });
    const { path, hash } = functionArchive("health-probe", "modules/health-probe/function");
    expect(made.source_code_hash).toBe(hash);
    expect(String(made.filename).endsWith(`/${basename(path)}`)).toBe(true);
    const archive = readFileSync(path);
    expect(createHash("sha256").update(archive).digest("base64")).toBe(hash);
    const source = join(__dirname, "../../modules/health-probe/function");
    const files = readdirSync(source).map((name) => [name, readFileSync(join(source, name), "utf8")]);
    const held = Object.entries(unzipSync(archive)).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString(),
    ]);
    expect(Object.fromEntries(held)).toEqual(Object.fromEntries(files));
    // The first moment of 1980, whatever the clock says: day and time as an archive writes them.
    expect(archive.readUInt32LE(10)).toBe(((0 << 9) | (1 << 5) | 1) << 16);
  });

  test("ends long before CodeDeploy's hour", () => {
    expect(made.timeout).toBe(180);
  });

  test("calls from the private subnets, and lets nobody in", () => {
    expect(made.vpc_config).toEqual({
      subnet_ids: ["subnet-1", "subnet-2"],
      security_group_ids: [expect.stringContaining("aws_security_group")],
    });
    expect(stack.all("aws_vpc_security_group_ingress_rule")).toEqual([]);
    expect(stack.all("aws_vpc_security_group_egress_rule").map(({ from_port }) => from_port)).toEqual([
      443, 8443,
    ]);
  });

  test("GIVEN a network that somebody else made THEN it calls from Lambda's own, with no access to any", () => {
    const outside = probe({ inNetwork: false, port: 443 });
    expect(outside.only("aws_lambda_function")).not.toHaveProperty("vpc_config");
    expect(outside.all("aws_security_group")).toEqual([]);
    expect(outside.all("aws_iam_role_policy").map((policy) => policy.name)).toEqual(["answer"]);
  });

  test("answers one deployment group and writes one log group", () => {
    const answer = policyOf(stack.where("aws_iam_role_policy", { name: "answer" }));
    expect(answer.TellCodeDeploy).toMatchObject({
      Action: ["codedeploy:PutLifecycleEventHookExecutionStatus"],
      Resource: [group],
    });
    expect(answer.WriteLogs?.Resource).toEqual([
      `arn:aws:logs:us-east-1:222222222222:log-group:/aws/lambda/${name}:*`,
    ]);
    expect(Object.keys(answer)).toEqual(["TellCodeDeploy", "WriteLogs"]);
  });

  test("its code is denied what Lambda needs to attach it", () => {
    const network = policyOf(stack.where("aws_iam_role_policy", { name: "network" }));
    const allowed = [network.ManageNetworkInterfaces, network.DescribeNetworkInterfaces].flatMap(
      (statement) => statement?.Action ?? [],
    );
    expect(network.NotByItsCode).toMatchObject({
      Effect: "Deny",
      Action: allowed,
      Resource: ["*"],
      Condition: {
        ArnEquals: { "lambda:SourceFunctionArn": [`arn:aws:lambda:us-east-1:222222222222:function:${name}`] },
      },
    });
  });

  test("fails when it is to lie in a network that isn't named", () => {
    expect(() => probe({ vpcId: undefined })).toThrow("needs its vpcId");
  });
});
