import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { openStack } from "../../runner/open-stack";
import { planStack } from "../../runner/plan";
import { platformName } from "../../runner/provider-mirror";
import { withSession } from "../../runner/session";
import { temporaryFolder, writeFiles } from "../support/folder";
import { describeWithTerraform } from "../support/terraform";

const EVIL = "registry.terraform.io/evil/evil";
const OWN = "registry.terraform.io/acme/own";

/** Held by whoever may write it. */
const STATE = JSON.stringify({
  version: 4,
  terraform_version: "1.5.0",
  serial: 3,
  lineage: "somebody-s",
  outputs: {},
  resources: [
    {
      mode: "managed",
      type: "evil_thing",
      name: "thing",
      provider: `provider["${EVIL}"]`,
      instances: [{ schema_version: 0, attributes: { id: "1" } }],
    },
  ],
});

describeWithTerraform("a state that brings a provider along", (terraform) => {
  const folder = temporaryFolder();
  const backend = createServer((request, response) => response.end(request.method === "GET" ? STATE : ""));
  beforeAll((done) => void backend.listen(0, "127.0.0.1", done));
  afterAll((done) => void backend.close(done));

  test("GIVEN a mirror that has it WHEN the stack is planned THEN the provider isn't run", async () => {
    const { port } = backend.address() as AddressInfo;
    const mirror = `mirror/${EVIL}/1.0.0/${platformName(process.platform, process.arch)}`;
    const ran = join(folder, "ran");
    writeFiles(
      folder,
      { [`${mirror}/terraform-provider-evil_v1.0.0`]: `#!/bin/sh\ntouch '${ran}'\n` },
      0o755,
    );
    const cliConfig = join(folder, "cli.tfrc");
    const stack = {
      terraform: { backend: { http: { address: `http://127.0.0.1:${port}/` } } },
      resource: { terraform_data: { own: { input: "the stack's" } } },
    };
    writeFiles(folder, {
      "cli.tfrc": `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(join(folder, "mirror"))}\n  }\n}\n`,
      "stacks/staging/cdk.tf.json": JSON.stringify(stack),
    });
    const env = { ...process.env, TF_CLI_CONFIG_FILE: cliConfig };
    const result = await withSession({ offline: false, terraform, env }, (session) =>
      planStack(session, { name: "staging", directory: join(folder, "stacks/staging") }),
    );
    expect(existsSync(ran)).toBe(false);
    expect(result).toMatchObject({ ok: false, error: expect.stringContaining(EVIL) });
  }, 60_000);

  test("GIVEN a module that asks for it WHEN the stack is opened THEN that is no state's doing", async () => {
    const of = join(folder, "by-module");
    const mirror = `mirror/${OWN}/1.0.0/${platformName(process.platform, process.arch)}`;
    writeFiles(of, { [`${mirror}/terraform-provider-own_v1.0.0`]: "#!/bin/sh\n" }, 0o755);
    writeFiles(of, {
      "cli.tfrc": `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(join(of, "mirror"))}\n  }\n}\n`,
      "staging/cdk.tf.json": JSON.stringify({ module: { part: { source: "./part" } } }),
      "staging/part/main.tf":
        'terraform {\n  required_providers {\n    own = { source = "acme/own" }\n  }\n}\n',
    });
    const env = { ...process.env, TF_CLI_CONFIG_FILE: join(of, "cli.tfrc") };
    const opened = await withSession({ offline: false, terraform, env }, (session) =>
      openStack(session, { name: "staging", directory: join(of, "staging") }),
    );
    expect(opened).toMatchObject({ ok: true });
  }, 60_000);
});
