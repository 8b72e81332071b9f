/**
 * Applies that are stopped at a random call to AWS, by Ctrl-C or outright, then `slipway recover` and an apply to the
 * end: what stands then is what an apply makes that nobody stopped, each thing once.
 * SLIPWAY_SEED=N repeats the moments of a run.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { parseConfig } from "../../config/load";
import { buildApp } from "../../stacks/app";
import { describeEmulated, emulated } from "../support/emulated";
import { send } from "../support/emulator";
import { EXAMPLES } from "../support/examples";
import { temporaryFolder } from "../support/folder";
import { CallCounter, terraform } from "../support/interrupted";
import { type Inventory, inventoryOf } from "../support/inventory";
import { randomFrom, seedOf } from "../support/random";
import { slipway } from "../support/slipway";

/** A stack, and how often it is stopped. */
interface Subject {
  readonly example: string;
  /** Name of its account in the configuration. */
  readonly account: string;
  readonly stack: string;
  readonly moments: number;
  /** About how many calls an apply of it makes that change something. */
  readonly calls: number;
}

/** The slow ones first: an apply waits a minute for a load balancer or a lifecycle rule. */
const SUBJECTS: readonly Subject[] = [
  { example: "default", account: "production", stack: "production", moments: 3, calls: 67 },
  { example: "default", account: "staging", stack: "staging", moments: 4, calls: 55 },
  { example: "default", account: "tools", stack: "tools", moments: 4, calls: 83 },
  { example: "website-and-api", account: "development", stack: "development-website", moments: 4, calls: 14 },
  { example: "website-and-api", account: "tools", stack: "tools-api", moments: 6, calls: 38 },
];

/** One apply that is stopped; `at` is left out for the one that isn't. */
interface Moment {
  readonly subject: Subject;
  readonly accountId: string;
  readonly signal: NodeJS.Signals;
  /** Number of the call that stops it, from 1. */
  readonly at?: number;
}

const seed = seedOf(process.env);
const random = randomFrom(seed);
/** Each has an account of its own; those of the configurations are left out. */
let lastAccount = 111_111_111_111;
const nextAccount = () => String(++lastAccount);

const WHOLE = new Map(
  SUBJECTS.map((subject): [Subject, Moment] => [
    subject,
    { subject, accountId: nextAccount(), signal: "SIGKILL" },
  ]),
);
const MOMENTS = SUBJECTS.flatMap((subject) =>
  Array.from({ length: subject.moments }, (_, index): Moment => {
    const signal = index % 2 === 0 ? "SIGKILL" : "SIGINT";
    return { subject, accountId: nextAccount(), signal, at: 1 + random(Math.floor(subject.calls * 0.9)) };
  }),
);
/** More at a time than processors: most of an apply is waiting. */
const AT_A_TIME = 8;
const LIMIT_MS = 900_000;

const folder = temporaryFolder();
const calls = new CallCounter();

describeEmulated(`applies that are stopped somewhere (SLIPWAY_SEED=${seed})`, () => {
  const ids = [...WHOLE.values(), ...MOMENTS].map(({ accountId }) => accountId);
  const machine = emulated(
    ids.map((id) => ({ name: id, id, region: "us-east-1" })),
    calls.onCall,
  );
  const results = new Map<Moment, Promise<Inventory>>();

  beforeAll(() => {
    const slots = new Slots(AT_A_TIME);
    for (const moment of [...WHOLE.values(), ...MOMENTS].sort(bySlowness)) {
      const result = slots.run(() => live(moment));
      // Its own test tells of it.
      result.catch(() => undefined);
      results.set(moment, result);
    }
  });

  /** Applies, is stopped, recovers, applies to the end; what the account holds then. */
  const live = async ({ subject, accountId, signal, at }: Moment): Promise<Inventory> => {
    const { stack } = subject;
    // Fewer collections of garbage, of which Terraform's providers make a third of their work.
    const env = { ...machine.as(accountId), GOGC: "400" };
    const { config, output } = synthesized(subject, accountId);
    await prepare(subject, accountId);
    const cwd = join(output, "stacks", stack);
    const run = (...args: string[]) => terraform([...args, "-input=false", "-no-color"], cwd, env);
    expect(await run("init")).toMatchObject({ status: 0 });
    if (at !== undefined) {
      const args = ["apply", "-auto-approve", "-input=false", "-no-color"];
      const stopped = await terraform(args, cwd, env, (kill) => calls.at(accountId, at, () => kill(signal)));
      expect(`${stopped.status} ${stopped.output}`).not.toMatch(/^0 /);
      const recovered = await slipway(
        ["recover", stack, "--yes", "--config", config, "--output", output],
        folder,
        env,
      );
      writeFileSync(join(output, "recovered.txt"), recovered.stderr + recovered.stdout);
      expect(`${recovered.status} ${recovered.stderr}${recovered.stdout}`).toMatch(/^0 /);
    }
    const applied = await run("apply", "-auto-approve");
    expect(`${applied.status} ${applied.output}`).toMatch(/^0 /);
    const plan = await run("plan", "-detailed-exitcode");
    expect(`${plan.status} ${plan.output}`).toMatch(/^0 /);
    return inventoryOf(machine.emulator(), accountId);
  };

  /** What stands before the stack is applied: the state's bucket, and what it looks up. */
  const prepare = async ({ stack }: Subject, account: string) => {
    const call = async (service: string, path: string, target?: string, input?: object) => {
      const headers = { "content-type": "application/x-amz-json-1.1", "x-amz-target": target ?? "" };
      const request = target ? { headers, body: JSON.stringify(input) } : { method: "PUT", path };
      const response = await send(machine.emulator(), { service, account, ...request });
      expect(`${response.status} ${response.ok}`).toBe("200 true");
      return response.text();
    };
    await call("s3", `/acme-state-${account}-us-east-1`);
    if (stack !== "tools-api") return;
    const connections = "com.amazonaws.codestar.connections.CodeStar_connections_20191201";
    await call("codestar-connections", "/", `${connections}.CreateConnection`, {
      ConnectionName: "acme-github",
      ProviderType: "GitHub",
    });
    const key = await call("kms", "/", "TrentService.CreateKey", {});
    const TargetKeyId = /"KeyId": ?"([^"]+)/.exec(key)?.[1];
    await call("kms", "/", "TrentService.CreateAlias", { AliasName: "alias/acme-artifacts", TargetKeyId });
  };

  it.each(SUBJECTS)(
    "$stack: an apply that nobody stops makes about $calls changing calls",
    async (subject) => {
      const whole = WHOLE.get(subject);
      await (whole && results.get(whole));
      expect(calls.count(whole?.accountId ?? "")).toBeGreaterThanOrEqual(subject.calls * 0.9);
      expect(calls.count(whole?.accountId ?? "")).toBeLessThan(subject.calls * 1.2);
    },
    LIMIT_MS,
  );

  it.each(MOMENTS.map((moment) => [moment.subject.stack, moment.signal, moment.at, moment] as const))(
    "%s, %s at changing call %i: recovered and applied, each thing is there once",
    async (_stack, _signal, _at, moment) => {
      const whole = WHOLE.get(moment.subject);
      expect(await results.get(moment)).toEqual(await (whole && results.get(whole)));
    },
    LIMIT_MS,
  );
});

/** A configuration of an example in which one account has another id, and its stacks. */
function synthesized({ example, account }: Subject, accountId: string): { config: string; output: string } {
  const place = join(folder, accountId);
  mkdirSync(place);
  const document = parseDocument(readFileSync(EXAMPLES[example] ?? "", "utf8"));
  const path = account === "tools" ? ["tools"] : ["environments", account];
  document.setIn([...path, "account"], accountId);
  // Signed in by the environment.
  document.deleteIn([...path, "profile"]);
  const config = join(place, "slipway.yaml");
  writeFileSync(config, String(document));
  const output = join(place, "cdktf.out");
  buildApp(parseConfig(String(document), config), { outdir: output }).synth();
  return { config, output };
}

function bySlowness(one: Moment, other: Moment): number {
  return SUBJECTS.indexOf(one.subject) - SUBJECTS.indexOf(other.subject);
}

/** Lets so many works run at a time, in the order in which they come. */
class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(slots: number) {
    this.#free = slots;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free -= 1;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
