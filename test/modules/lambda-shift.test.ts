/** The script that has CodeDeploy move an alias, run with an `aws` that answers like AWS's. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { shiftBuildspec, shiftEnvironment } from "../../modules/lambda-service/shift";
import { temporaryFolder, writeFiles } from "../support/folder";
import { names } from "../support/lambda";

const folder = temporaryFolder();
const ROLE = "arn:aws:iam::222222222222:role/slipway/verify/acme-quotes-staging-shift";
const HOOK = "arn:aws:lambda:eu-west-1:222222222222:function:checks";

/** `statuses`: what CodeDeploy says of the deployment, one after the other. */
const AWS = `#!/bin/sh
if [ "$1 $2" = "sts assume-role" ]; then
  test "$4" = "${ROLE}" || exit 254
  printf 'AKIDEXAMPLE\\tsecret\\ttoken\\n'
  exit
fi
test "$AWS_ACCESS_KEY_ID/$AWS_SECRET_ACCESS_KEY/$AWS_SESSION_TOKEN" = "AKIDEXAMPLE/secret/token" || exit 254
test "$1 $2" = "--region eu-west-1" || exit 254
echo "$3 $4" >> calls
case "$3 $4" in
  "lambda get-alias") echo 3 ;;
  "deploy create-deployment")
    test -n "$REFUSED" && exit 254
    echo d-1 ;;
  "deploy get-deployment")
    case "$*" in
      *errorInformation*) echo '{"code": "HOOK_FAILED"}' ;;
      *) head -1 statuses; sed -i 1d statuses ;;
    esac ;;
  *) exit 254 ;;
esac
`;

function run(version: string, statuses: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const at = join(folder, `run-${Math.random().toString(36).slice(2)}`);
  writeFiles(at, { "bin/aws": AWS }, 0o755);
  writeFiles(at, { statuses: statuses.map((status) => `${status}\n`).join("") });
  const { phases } = shiftBuildspec() as { phases: { build: { commands: string[] } } };
  const hooks = { BeforeAllowTraffic: HOOK };
  const ran = spawnSync("sh", ["-c", phases.build.commands.join("\n")], {
    cwd: at,
    env: {
      PATH: `${join(at, "bin")}:${process.env.PATH}`,
      ...shiftEnvironment({ names, hooks, region: "eu-west-1", shiftRoleArn: ROLE }),
      VERSION: version,
      EXECUTION: "0a1b",
      PAUSE_SECONDS: "0",
      ...env,
    },
    encoding: "utf8",
  });
  const read = (file: string) => (existsSync(join(at, file)) ? readFileSync(join(at, file), "utf8") : "");
  return { status: ran.status, output: ran.stdout + ran.stderr, calls: read("calls").split("\n"), read };
}

test("GIVEN a new version THEN CodeDeploy is told from which to which, and the build ends with the deployment", () => {
  const { status, output, read } = run("4", ["Created", "InProgress", "Succeeded"]);
  expect([status, output]).toEqual([0, expect.stringContaining("deployment d-1: live is version 4\n")]);
  const { revisionType, appSpecContent } = JSON.parse(read("revision.json"));
  expect(revisionType).toBe("AppSpecContent");
  // CodeDeploy knows 0.0 alone.
  expect(appSpecContent.content).toContain('"version":0.0,');
  expect(JSON.parse(appSpecContent.content)).toMatchObject({
    Resources: [
      {
        "acme-quotes-staging": {
          Type: "AWS::Lambda::Function",
          Properties: { Name: "acme-quotes-staging", Alias: "live", CurrentVersion: "3", TargetVersion: "4" },
        },
      },
    ],
    Hooks: [{ BeforeAllowTraffic: HOOK }],
  });
});

test.each(["Failed", "Stopped"])(
  "GIVEN a deployment that ends as %s THEN the build fails, and says why",
  (end) => {
    const { status, output } = run("4", ["InProgress", end]);
    expect([status, output]).toEqual([1, expect.stringContaining(`HOOK_FAILED`)]);
    expect(output).toContain(`deployment d-1: ${end}; live goes back to version 3`);
  },
);

test("GIVEN the version that the alias is THEN there is nothing to do", () => {
  const { status, calls } = run("3");
  expect([status, calls]).toEqual([0, ["lambda get-alias", ""]]);
});

test("GIVEN a CodeDeploy that refuses the deployment THEN the build fails at once", () => {
  const { status, calls } = run("4", [], { REFUSED: "yes" });
  expect(status).not.toBe(0);
  expect(calls).not.toContain("deploy get-deployment");
});

test("GIVEN a role that can't be assumed THEN nothing is asked as the build itself", () => {
  const { status, calls } = run("4", [], { SHIFT_ROLE_ARN: "arn:aws:iam::222222222222:role/other" });
  expect([status, calls]).toEqual([1, [""]]);
});
