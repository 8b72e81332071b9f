import { existsSync } from "node:fs";
import { platform } from "node:os";
import { join } from "node:path";
import {
  type FakeMachine,
  fakeMachine,
  processesOf,
  temporaryFilesOf,
  waitHere,
} from "../support/fake-machine";
import { temporaryFolder } from "../support/folder";
import { startScript, startSlipway } from "../support/slipway";
import { describeTier } from "../support/tier";

jest.setTimeout(300_000);
const root = temporaryFolder();
const PROJECT = join(__dirname, "../..");

interface Moment {
  readonly name: string;
  /** Where a run waits for ever, so that the signal comes then. */
  readonly waits?: string;
  /** Or: what is read on the screen then. */
  readonly says?: string;
  readonly args?: readonly string[];
  /** True: the signal comes twice, from the terminal and from npm. */
  readonly twice?: boolean;
  /** True: it is `npm run demo`, and npm gets the signal. */
  readonly npm?: boolean;
}

const MOMENTS: readonly Moment[] = [
  { name: "the survey, asking Python", waits: "python" },
  { name: "the survey, getting the provider", says: "Look at this machine" },
  { name: "the synthesis", says: "Synthesize" },
  { name: "the start of the emulator", waits: "emulator" },
  { name: "bootstrap", waits: "apply bootstrap-staging" },
  { name: "apply", waits: "apply production" },
  { name: "the second plan", waits: "plan tools" },
  { name: "the tour", says: "Look around" },
  { name: "destroy", waits: "destroy staging" },
];

const KEPT: Moment = { name: "what --keep keeps", says: "Press Ctrl-C here", args: ["--keep"] };

/** The demo, in a moment; its end, and what it left. */
async function endedAt(
  { name, waits, says, args = [], twice = false, npm = false }: Moment,
  signal: NodeJS.Signals,
) {
  const folder = join(root, `${name} ${signal}`.replaceAll(/\W+/g, "-"));
  const machine: FakeMachine = waits === undefined ? {} : { instead: { [waits]: waiting(waits, folder) } };
  const env = fakeMachine(folder, machine);
  const { process: child, ended } = npm
    ? startScript("demo", env)
    : startSlipway(["demo", ...args], PROJECT, env);
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const there = () => (says === undefined ? existsSync(join(folder, "waiting")) : said.includes(says));
  await until(there, () => `${name} never came:\n${said}`);
  expect(processesOf(folder)).not.toEqual([]);
  const began = Date.now();
  child.kill(signal);
  if (twice) setTimeout(() => child.kill(signal), 5);
  const { status, stdout, stderr } = await ended;
  const seconds = (Date.now() - began) / 1000;
  // What was killed needs a moment to be gone.
  await until(
    () => processesOf(folder).length === 0,
    () => `left behind:\n${processesOf(folder).join("\n")}`,
  );
  return { status, stdout, stderr, seconds, files: temporaryFilesOf(folder) };
}

function waiting(waits: string, folder: string): string {
  // The emulator's Python reads what ends with its parent from the first moment on.
  if (waits === "emulator") return `touch '${folder}/waiting'; cat > /dev/null; exit`;
  // A plugin of Terraform's that is killed leaves its socket.
  return waits === "python" ? waitHere(folder) : `: > "$TMPDIR/plugin1"; ${waitHere(folder)}`;
}

/** For what hangs: a busy machine takes a minute to begin an apply. */
const LIMIT_MS = 120_000;

async function until(holds: () => boolean, otherwise: () => string): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; !holds(); ) {
    if (Date.now() > end) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const missing = platform() === "linux" ? undefined : "only Linux tells whose a process is";

describeTier("a demo that is stopped", missing, () => {
  test.each(MOMENTS)("GIVEN Ctrl-C during $name THEN no process and no folder is left", async (moment) => {
    const { status, seconds, files } = await endedAt(moment, "SIGINT");

    expect({ status, files }).toEqual({ status: 130, files: [] });
    expect(seconds).toBeLessThan(5);
  });

  test.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("GIVEN %s THEN it is the same", async (signal, expected) => {
    const moment = { name: "apply", waits: "apply production" };
    const { status, files } = await endedAt(moment, signal);

    expect({ status, files }).toEqual({ status: expected, files: [] });
  });

  test("GIVEN SIGTERM to `npm run demo` THEN it is the same", async () => {
    const moment = { name: "apply by npm", waits: "apply production", npm: true };
    const { status, files } = await endedAt(moment, "SIGTERM");

    expect({ status, files }).toEqual({ status: 143, files: [] });
  });

  test.each([...MOMENTS.filter(({ waits }) => waits !== undefined), KEPT])(
    "GIVEN SIGKILL during $name THEN no process and no folder is left",
    async (moment) => {
      const { status, files } = await endedAt(moment, "SIGKILL");

      expect({ status, files }).toEqual({ status: null, files: [] });
    },
  );

  test.each([
    ["Ctrl-C", false],
    ["Ctrl-C that npm sends on", true],
  ])("GIVEN --keep THEN it stays up until %s, which is its end: exit status 0", async (how, twice) => {
    const moment = { ...KEPT, name: `${KEPT.name}, ${how}`, twice };
    const { status, stdout, stderr, files } = await endedAt(moment, "SIGINT");

    expect({ status, files }).toEqual({ status: 0, files: [] });
    expect(stdout).toMatch(/^ {2}export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+$/m);
    expect(stdout).toMatch(/^ {2}export AWS_CONFIG_FILE=\S+aws-config$/m);
    expect(stdout).toMatch(/^ {2}\(cd \S+\/stacks\/tools && \S+\/terraform init && \S+\/terraform plan\)$/m);
    expect(stderr).not.toContain("destroyed");
    expect(stderr).toMatch(/^Everything is taken down\./m);
  });
});
