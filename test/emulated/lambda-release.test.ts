/**
 * What a release of a function leaves behind for Terraform (docs/concepts/lambda.md). moto runs no pipelines: what
 * CodePipeline and CodeDeploy would do to function and alias is done here by the same calls.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { zipSync } from "fflate";
import { LambdaService } from "../../modules/lambda-service/lambda-service";
import { run } from "../../runner/process";
import { findTerraform } from "../../runner/terraform";
import { describeEmulated, emulated } from "../support/emulated";
import { send } from "../support/emulator";
import { temporaryFolder } from "../support/folder";
import { func, names, place } from "../support/lambda";

const folder = temporaryFolder();
const directory = join(folder, "stacks", "quotes");
const LIMIT_MS = 600_000;
const FUNCTION = `/2015-03-31/functions/${names.lambdaFunction}`;

/** Parts of what Lambda answers of a function, a version or an alias. */
interface Answer {
  readonly Version: string;
  readonly FunctionVersion: string;
  readonly Configuration: { readonly MemorySize: number; readonly CodeSha256: string };
}

/** A function in a stack of its own, with the placeholder's code beside it. */
function synthesize(memory: number): void {
  const app = new App({ outdir: folder, skipValidation: true });
  const stack = new TerraformStack(app, "quotes");
  new AwsProvider(stack, "aws", { region: place.region });
  new LambdaService(stack, "quotes", { ...func, memory });
  app.synth();
  const file = join(directory, "cdk.tf.json");
  const json = JSON.parse(readFileSync(file, "utf8"));
  const aws = { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" };
  writeFileSync(file, JSON.stringify({ ...json, terraform: { required_providers: { aws } } }));
}

describeEmulated("a function, after a release", () => {
  const machine = emulated();

  async function terraform(...args: readonly string[]): Promise<string> {
    const env = machine.as("staging");
    const options = { cwd: directory, env, timeoutMs: LIMIT_MS };
    const ended = await run(findTerraform(undefined, env), [...args, "-input=false", "-no-color"], options);
    if (ended.exitCode !== 0)
      throw new Error(`terraform ${args[0]}: ${ended.exitCode} ${ended.stderr}${ended.stdout}`);
    return ended.stdout;
  }

  async function lambda(path: string, body?: object, method = "PUT"): Promise<Answer> {
    const headers = { "content-type": "application/json" };
    const text = body === undefined ? "" : JSON.stringify(body);
    const request = { service: "lambda", method, path: `${FUNCTION}${path}`, headers, body: text };
    const response = await send(machine.emulator(), { ...request, account: place.account });
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as Answer;
  }

  /** As CodePipeline publishes a version, and CodeDeploy moves the alias to it, a tenth at first. */
  async function release(code: string): Promise<{ readonly finish: () => Promise<unknown> }> {
    const zip = Buffer.from(zipSync({ "index.js": Buffer.from(code) })).toString("base64");
    const { FunctionVersion: before } = await lambda("/aliases/live", undefined, "GET");
    const { Version } = await lambda("/code", { ZipFile: zip, Publish: true });
    expect(Version).not.toBe(before);
    const weights = { AdditionalVersionWeights: { [Version]: 0.1 } };
    await lambda("/aliases/live", { FunctionVersion: before, RoutingConfig: weights });
    const all = { FunctionVersion: Version, RoutingConfig: { AdditionalVersionWeights: {} } };
    return { finish: () => lambda("/aliases/live", all) };
  }

  it(
    "GIVEN a release on its way, and one that is done THEN a plan does nothing",
    async () => {
      synthesize(128);
      await terraform("init");
      await terraform("apply", "-auto-approve");
      await terraform("plan", "-detailed-exitcode");
      const { finish } = await release("exports.handler = async () => 1;");
      await terraform("plan", "-detailed-exitcode");
      await finish();
      await terraform("plan", "-detailed-exitcode");
    },
    LIMIT_MS,
  );

  it(
    "GIVEN more memory after it THEN the function keeps the released code, and the alias its version",
    async () => {
      const { Configuration: released } = await lambda("", undefined, "GET");
      const { FunctionVersion: version } = await lambda("/aliases/live", undefined, "GET");
      synthesize(256);
      expect(await terraform("apply", "-auto-approve")).toMatch(/0 added, 1 changed, 0 destroyed/);
      const { Configuration: now } = await lambda("", undefined, "GET");
      expect(now).toMatchObject({ MemorySize: 256, CodeSha256: released.CodeSha256 });
      expect((await lambda("/aliases/live", undefined, "GET")).FunctionVersion).toBe(version);
    },
    LIMIT_MS,
  );
});
