import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { applyIn } from "../../runner/apply";
import { openStack } from "../../runner/open-stack";
import { withSession } from "../../runner/session";
import { temporaryFolder, writeFiles } from "../support/folder";
import { describeWithTerraform } from "../support/terraform";

const folder = temporaryFolder();

describeWithTerraform("a state that Terraform may not write any more", (terraform) => {
  /** Keeps a state, once it may be written. https://developer.hashicorp.com/terraform/language/backend/http */
  let state = "";
  let writable = false;
  const backend = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      if (request.method === "GET") return response.writeHead(state === "" ? 404 : 200).end(state);
      if (writable) state = Buffer.concat(chunks).toString();
      return response.writeHead(writable ? 200 : 403).end();
    });
  });
  beforeAll((done) => void backend.listen(0, "127.0.0.1", done));
  afterAll((done) => void backend.close(done));
  afterEach(() => jest.restoreAllMocks());

  test("GIVEN an apply that has made something THEN the state is kept, and the commands that are named push it", async () => {
    const { port } = backend.address() as AddressInfo;
    const stack = {
      terraform: { backend: { http: { address: `http://127.0.0.1:${port}/` } } },
      resource: { terraform_data: { made: { input: "by the apply" } } },
    };
    writeFiles(folder, { "out/stacks/staging/cdk.tf.json": JSON.stringify(stack) });
    jest.spyOn(process, "cwd").mockReturnValue(folder);
    const directory = join(folder, "out/stacks/staging");
    const ended = await withSession({ offline: false, terraform }, async (session) => {
      const open = await openStack(session, { name: "staging", directory });
      return open.ok ? applyIn(session, open) : open;
    });
    const said = ended.ok ? "" : ended.error;

    expect(said).toContain("Failed to persist state");
    expect(readdirSync(folder)).toEqual(["errored-staging.tfstate", "out"]);

    writable = true;
    const commands = said.match(/^ {2}\S+ -chdir=.*$/gm) ?? [];
    expect(commands).toHaveLength(2);
    const pushed = await inShell(commands.join(" && "));
    expect(pushed).toBe(0);
    expect(state).toContain("by the apply");
  }, 60_000);

  /** Asynchronous: the backend has to answer meanwhile. */
  function inShell(script: string): Promise<number | null> {
    const shell = spawn("sh", ["-c", script], { cwd: folder, stdio: "ignore" });
    return new Promise((resolve) => shell.once("close", resolve));
  }
});
