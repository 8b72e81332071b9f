/** `slipway relayout` there and back: what stands stays as it is, whichever states know it. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRead, type Request } from "../../emulator/request";
import { heldIn } from "../../runner/relayout/held";
import { describeEmulated, emulated } from "../support/emulated";
import { makeStateBucket } from "../support/emulated-stack";
import { send } from "../support/emulator";
import { temporaryFolder } from "../support/folder";
import { terraform, withoutProgress } from "../support/interrupted";
import { type Inventory, inventoryOf } from "../support/inventory";
import { killTree } from "../support/kill";
import { startSlipway } from "../support/slipway";

type Layout = "per-account" | "per-service";

/** Functions are the quickest to make. */
const service = (name: string) => `
  ${name}:
    source: { github: { repository: acme/${name} } }
    deploy: { lambda: { runtime: nodejs22.x, handler: index.handler } }
    environments: { staging: {} }`;

const configOf = (layout: Layout, ...services: readonly string[]) => `
organization: acme
region: us-east-1
layout: { stacks: ${layout} }
tools:
  account: "111111111111"
  profile: acme-tools
environments:
  staging:
    account: "222222222222"
    profile: acme-staging
  production:
    account: "333333333333"
    profile: acme-production
services:${services.map(service).join("")}
`;

const ACCOUNT = "111111111111";
const OF_SERVICES = ["tools-quotes", "tools-rates"];
const EVERY = ["tools", ...OF_SERVICES];
const GONE = { mode: "managed", type: "aws_cloudwatch_log_group", name: "gone" };
const LIMIT_MS = 900_000;

/** What an import that comes with an update may call: here the provider can't read a pipeline's triggers back. */
const UPDATES = new Set(["codepipeline UpdatePipeline"]);

describeEmulated("a deployment that changes its layout", () => {
  const changing: string[] = [];
  let onState: ((key: string) => void) | undefined;
  const machine = emulated(undefined, (request: Request) => {
    if (isRead(request)) return;
    const state = /^\/acme-state-\d+-us-east-1\/([^?]+)/.exec(request.path)?.[1];
    if (state === undefined) changing.push(`${request.service} ${request.action}`);
    else if (request.method === "PUT") onState?.(state);
  });
  const folder = temporaryFolder();
  const start = (...args: readonly string[]) =>
    startSlipway(args, folder, { ...machine.env(), TMPDIR: folder });
  const run = (...args: readonly string[]) => start(...args).ended;
  const configure = (layout: Layout, ...more: readonly string[]) =>
    writeFileSync(join(folder, "slipway.yaml"), configOf(layout, "quotes", "rates", ...more));

  const object = (key: string, method: string, body?: string) => {
    const path = `/acme-state-${ACCOUNT}-us-east-1/${key}`;
    return send(machine.emulator(), { service: "s3", account: ACCOUNT, method, path, ...(body && { body }) });
  };
  const addressesIn = async (stack: string): Promise<string[]> => {
    const response = await object(`${stack}.tfstate`, "GET");
    return response.ok
      ? heldIn(await response.text(), stack)
          .map(({ address }) => address)
          .sort()
      : [];
  };
  const everyAddress = async () => (await Promise.all(EVERY.map(addressesIn))).flat().sort();

  /** Everything as it was applied, by address and in AWS. */
  let applied: readonly string[] = [];
  let standing: Inventory = {};

  beforeAll(async () => {
    configure("per-account");
    expect((await run("synth")).status).toBe(0);
    for (const id of [ACCOUNT, "222222222222"]) await makeStateBucket(machine.emulator(), id);
    const cwd = join(folder, "cdktf.out", "stacks", "tools");
    for (const args of [["init"], ["apply", "-auto-approve"]]) {
      const { status, output } = await terraform([...args, "-input=false", "-no-color"], cwd, machine.env());
      expect(`${status} ${withoutProgress(output)}`).toMatch(/^0 /);
    }
    applied = await everyAddress();
    standing = await inventoryOf(machine.emulator(), ACCOUNT);
  }, LIMIT_MS);

  const it = (title: string, test: () => Promise<void>) => global.it(title, test, LIMIT_MS);

  /** Kills it, with all that it has started, when that object beside a state is written for the n-th time. */
  async function killedAt(key: string, n: number): Promise<void> {
    const { process: child, ended } = start("relayout", "tools", "--yes", ...(await unlocking()));
    let seen = 0;
    onState = (written) => {
      if (written === key && ++seen === n) killTree(child.pid ?? 0);
    };
    expect((await ended).status).toBe(null);
    onState = undefined;
  }

  /** Names the locks that a killed run has left. */
  async function unlocking(): Promise<string[]> {
    const locks = await Promise.all(
      EVERY.map(async (stack) => {
        const response = await object(`${stack}.tfstate.tflock`, "GET");
        return response.ok ? ["--unlock", String(JSON.parse(await response.text()).ID)] : [];
      }),
    );
    return locks.flat();
  }

  async function nothingHasChanged(stacks: readonly string[]): Promise<void> {
    expect(await inventoryOf(machine.emulator(), ACCOUNT)).toEqual(standing);
    expect(changing.filter((call) => !UPDATES.has(call))).toEqual([]);
    const planned = await run("plan", ...stacks);
    expect(`${planned.status} ${planned.stdout}`).toMatch(/^0 /);
  }

  it("GIVEN the layout of before THEN nothing is to move", async () => {
    const { status, stdout } = await run("relayout", "tools", "staging");
    expect([status, stdout]).toEqual([
      0,
      "Nothing to move: every resource lies in the state of its stack, as layout.stacks: per-account has it.\n",
    ]);
  });

  it("GIVEN an account without state bucket, or none THEN it says which, and what makes it", async () => {
    const all = await run("relayout", "--yes");
    expect([all.status, all.stdout]).toEqual([1, ""]);
    expect(all.stderr).toMatch(
      /production: account 333333333333 has no bucket .*\nMake it: npx slipway bootstrap production/,
    );
    const none = await run("relayout", "stagign");
    expect([none.status, none.stderr]).toEqual([
      1,
      'error: no account is called "stagign"; did you mean staging?\nAccounts: tools, staging, production\n',
    ]);
  });

  it("GIVEN nobody who says yes THEN it shows what would move, and nothing does", async () => {
    configure("per-service");
    const { status, stderr, stdout } = await run("relayout", "tools");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /tools-quotes gets (\d+) resources of tools\n {2}tools-rates gets \1 resources of tools\n {2}tools lets go of/,
    );
    expect(stderr).toMatch(/this needs a yes: Move \d+ resources to the stacks of the layout per-service\?/);
    expect(await addressesIn("tools")).toEqual(await everyAddress());
  });

  it("GIVEN per-service, and two runs that are killed THEN the third moves the rest, and every plan is empty", async () => {
    changing.length = 0;
    // While the first imports are written; and once everything is imported, before anything is let go of.
    await killedAt("tools-rates.tfstate", 1);
    await killedAt("tools.tfstate.tflock", 2);
    expect(await addressesIn("tools")).toEqual(applied);
    const refused = await run("relayout", "tools", "--yes");
    expect([refused.status, refused.stdout]).toEqual([1, ""]);
    const locks = await unlocking();
    expect(refused.stderr).toMatch(/\ntools is locked by \S+ since .* \(apply\)\n.*--unlock \S+\n/);
    for (const lock of locks) expect(refused.stderr).toContain(lock);
    const { status, stdout, stderr } = await run("relayout", "tools", "--yes", ...locks);
    expect(`${status} ${stderr}`).toMatch(/^0 /);
    expect(stdout).toContain("tools: its plan is empty\n");
    for (const stack of EVERY) {
      const [, name = "shared"] = stack.split("-");
      expect([stack, await addressesIn(stack)]).toEqual([
        stack,
        applied.filter((address) => address.includes(`.${name}_`)),
      ]);
    }
    expect(await everyAddress()).toEqual(applied);
    await nothingHasChanged(EVERY);
  });

  it("GIVEN another change beside the layout's THEN it is refused, and nothing moves", async () => {
    configure("per-account", "fees");
    const { status, stdout, stderr } = await run("relayout", "tools", "--yes");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      /tools: refused: .*\n(?: {4}create aws_\w+\.fees_[\w-]+\n)+ {2}Change the layout alone/,
    );
    expect(stderr).toMatch(/\nNothing was moved\.\n$/);
    expect(await everyAddress()).toEqual(applied);
  });

  it("GIVEN per-account again, and what no stack makes any more THEN that alone stays where it is", async () => {
    configure("per-account");
    const state = JSON.parse(await (await object("tools-rates.tfstate", "GET")).text());
    const attributes = { id: "/gone", name: "/gone" };
    state.resources.push({ ...state.resources[0], ...GONE, instances: [{ schema_version: 0, attributes }] });
    await object("tools-rates.tfstate", "PUT", JSON.stringify({ ...state, serial: state.serial + 1 }));
    changing.length = 0;

    const { status, stdout, stderr } = await run("relayout", "tools", "--yes");

    expect(`${status} ${stderr}`).toMatch(/^0 /);
    expect(stderr).toContain(
      "tools-rates keeps aws_cloudwatch_log_group.gone, which no stack makes any more",
    );
    expect(stdout).toBe(
      `tools: its plan is empty\ns3://acme-state-${ACCOUNT}-us-east-1/tools-quotes.tfstate holds nothing any more: leave it there, or delete it\n`,
    );
    expect(await addressesIn("tools")).toEqual(applied);
    expect(await addressesIn("tools-quotes")).toEqual([]);
    expect(await addressesIn("tools-rates")).toEqual(["aws_cloudwatch_log_group.gone"]);
    await nothingHasChanged(["tools"]);
  });
});
