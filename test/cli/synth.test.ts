import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/folder";
import { slipway } from "../support/slipway";

jest.setTimeout(30_000);
const root = temporaryFolder();
const crowded = temporaryFolder();
const STACKS = [
  "bootstrap-production",
  "bootstrap-staging",
  "bootstrap-tools",
  "production",
  "staging",
  "tools",
];

beforeAll(() => {
  copyFileSync(join(__dirname, "../../slipway.yaml"), join(root, "slipway.yaml"));
});

/** Every file below a folder with its content. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, "utf8")]));
}

test("GIVEN the default configuration and no Terraform THEN synth writes every stack, the same each time", async () => {
  const env = { PATH: "/nowhere" };
  const first = await slipway(["synth"], root, env);
  const written = contents(join(root, "cdktf.out"));
  const second = await slipway(["synth"], root, env);

  expect([first.status, second.status]).toEqual([0, 0]);
  expect(readdirSync(join(root, "cdktf.out/stacks")).sort()).toEqual(STACKS);
  expect(contents(join(root, "cdktf.out"))).toEqual(written);
  expect(second.stdout).toBe(first.stdout);
  expect(readdirSync(root).sort()).toEqual(["cdktf.out", "slipway.yaml"]);

  const long = first.stdout.split("\n").filter((line) => line.length > 80);
  expect(long.filter((line) => !line.startsWith("  state in "))).toEqual([]);
  expect(first.stdout).toMatch(/^tools: \d+ resources\n {2}state in s3:/m);
  expect(first.stdout).toMatch(/\n6 stacks, \d+ resources in cdktf\.out\n$/);
});

test("GIVEN --output and --json THEN the summary is data, with where each state lies", async () => {
  const { status, stdout } = await slipway(["synth", "--output", "other", "--json"], root);
  const { output, stacks } = JSON.parse(stdout);

  expect(status).toBe(0);
  expect(output).toBe(join(root, "other"));
  expect(stacks.map(({ name }: { name: string }) => name).sort()).toEqual(STACKS);
  for (const { name, total, state } of stacks) {
    expect(total).toBeGreaterThan(0);
    expect(state).toMatch(new RegExp(`^s3://.*/${name}\\.tfstate \\(us-east-1\\)$`));
  }
});

test("GIVEN more readers than a key policy can name THEN the limit is said, and nothing is written", async () => {
  const readers = Array.from(
    { length: 50 },
    (_, n) => `arn:aws:iam::444444444444:role/${"x".repeat(40)}-${n}`,
  );
  const text = `${readFileSync(join(root, "slipway.yaml"), "utf8")}artifacts: { readers: ${JSON.stringify(readers)} }\n`;
  writeFileSync(join(crowded, "slipway.yaml"), text);
  const { status, stdout, stderr } = await slipway(["synth"], crowded);

  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toMatch(
    /^synthesizing 6 stacks\nerror: characters of the key policy of alias\/acme-artifacts: \d+; AWS takes 32768 at most\n$/,
  );
  expect(readdirSync(crowded)).toEqual(["slipway.yaml"]);
});
