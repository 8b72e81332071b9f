import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ApplyProgress, applyIn } from "../../../runner/apply";
import { openStack } from "../../../runner/open-stack";
import { withSession } from "../../../runner/session";
import { fakeTerraform, writeSynthesized } from "../../support/fake-terraform";
import { temporaryFolder, writeFiles } from "../../support/folder";

const folder = temporaryFolder();

/** Shell that prints messages as Terraform's -json does. */
function saying(...messages: object[]): string {
  return messages.map((message) => `echo '${JSON.stringify(message)}'`).join("; ");
}

const PLANNED = { type: "change_summary", changes: { add: 2, change: 0, remove: 0, operation: "plan" } };
const APPLIED = { type: "change_summary", changes: { add: 2, change: 0, remove: 0, operation: "apply" } };
const about = (type: string, addr: string) => ({ type, hook: { resource: { addr } } });

function applyWith(name: string, apply: string) {
  const terraform = fakeTerraform(`${folder}/${name}`, { apply });
  writeSynthesized(`${folder}/${name}/out`, ["staging"]);
  const progress: ApplyProgress[] = [];
  const result = withSession({ offline: false, terraform }, async (session) => {
    const opened = await openStack(session, {
      name: "staging",
      directory: `${folder}/${name}/out/stacks/staging`,
    });
    if (!opened.ok) throw new Error(opened.error);
    return applyIn(session, opened, { onProgress: (at) => progress.push(at) });
  });
  return result.then((ended) => ({ ended, progress }));
}

test("an apply tells which resource is under way, and how many are done", async () => {
  const { ended, progress } = await applyWith(
    "good",
    saying(
      PLANNED,
      about("apply_start", "aws_vpc.main"),
      about("apply_start", "aws_lb.main"),
      about("apply_complete", "aws_vpc.main"),
      about("apply_complete", "aws_lb.main"),
      APPLIED,
    ),
  );
  expect(ended).toMatchObject({ ok: true, stack: "staging", changes: { add: 2, change: 0, destroy: 0 } });
  expect(progress.map(({ doing, done, total }) => `${doing} ${done}/${total}`)).toEqual([
    "state 0/2",
    "aws_vpc.main 0/2",
    "aws_lb.main 0/2",
    "aws_lb.main 1/2",
    "state 2/2",
    "state 2/2",
  ]);
});

test("a failed apply is a result with Terraform's words", async () => {
  const failure = {
    type: "diagnostic",
    diagnostic: { severity: "error", summary: "creating VPC", detail: "limit exceeded" },
  };
  const { ended } = await applyWith("bad", `${saying(PLANNED, failure)}; exit 1`);
  expect(ended).toEqual({
    ok: false,
    stack: "staging",
    step: "terraform apply, exit status 1",
    error: "Error: creating VPC\n\nlimit exceeded",
  });
});

describe("a state that Terraform couldn't write where it belongs", () => {
  const ERRORED = "echo made > errored.tfstate; chmod 644 errored.tfstate; exit 1";
  afterEach(() => jest.restoreAllMocks());

  /** Has the current folder be one of that name, with these files. */
  function inFolder(name: string, files: Readonly<Record<string, string>> = {}): string {
    const here = join(folder, name);
    mkdirSync(here);
    writeFiles(here, files);
    jest.spyOn(process, "cwd").mockReturnValue(here);
    return here;
  }

  test("GIVEN one in the copy THEN it is kept here, for its owner alone, and the command that pushes it is named", async () => {
    const here = inFolder("here");
    const { ended } = await applyWith("here/unwritten", ERRORED);
    const kept = join(here, "errored-staging.tfstate");

    expect(readFileSync(kept, "utf8")).toBe("made\n");
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(ended).toMatchObject({
      ok: false,
      error: expect.stringMatching(
        /is kept in .*\/here\/errored-staging\.tfstate.*terraform -chdir=unwritten\/out\/stacks\/staging state push .*\/here\/errored-staging\.tfstate$/s,
      ),
    });
  });

  test("GIVEN one that is there already THEN it stays as it is", async () => {
    const here = inFolder("twice", { "errored-staging.tfstate": "first" });
    const { ended } = await applyWith("twice/unwritten", ERRORED);

    expect(readFileSync(join(here, "errored-staging.tfstate"), "utf8")).toBe("first");
    expect(readFileSync(join(here, "errored-staging-2.tfstate"), "utf8")).toBe("made\n");
    expect(ended).toMatchObject({ error: expect.stringContaining("/errored-staging-2.tfstate:") });
  });

  test("GIVEN none THEN nothing is left here", async () => {
    const here = inFolder("none");
    await applyWith("none/failing", "exit 1");

    expect(readdirSync(here)).toEqual(["failing"]);
  });

  test("GIVEN an apply that a signal ends THEN it is kept all the same", () => {
    const here = join(folder, "signal");
    fakeTerraform(here, { apply: `trap '${ERRORED}' INT; kill -INT $PPID; while :; do sleep 0.1; done` });
    writeSynthesized(join(here, "out"), ["staging"]);
    const run = join(__dirname, "../../../bin/run.js");
    const { status, stderr } = spawnSync(process.execPath, [run, "test/support/interrupted-apply.ts"], {
      cwd: here,
      encoding: "utf8",
      timeout: 20_000,
    });

    expect(status).toBe(130);
    expect(readFileSync(join(here, "errored-staging.tfstate"), "utf8")).toBe("made\n");
    expect(stderr).toContain(`state push ${here}/errored-staging.tfstate\n`);
  }, 30_000);
});
