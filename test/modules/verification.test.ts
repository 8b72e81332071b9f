import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { buildspecOf, verification } from "../../modules/verification/verification";
import { temporaryFolder, writeFiles } from "../support/folder";

const folder = temporaryFolder();
const lookup = {
  lookupRoleArn: "arn:aws:iam::333333333333:role/slipway/verify/acme-web-production-lookup",
  loadBalancer: "acme-production",
  region: "eu-west-1",
  scheme: "https",
} as const;

interface Buildspec {
  readonly phases: { readonly build: { readonly commands: readonly string[] } };
}

/** Runs the commands in one shell, as CodeBuild does, with an `aws` that answers like AWS's. */
function run(made: ReturnType<typeof verification>, aws: string) {
  writeFiles(folder, { "bin/aws": `#!/bin/sh\n${aws}\n` }, 0o755);
  const { commands } = (made.buildspec as Buildspec).phases.build;
  // CodeBuild stops at the first command that fails.
  return spawnSync("bash", ["-e", "-c", commands.join("\n")], {
    cwd: folder,
    env: { PATH: `${join(folder, "bin")}:${process.env.PATH}`, ...made.environment },
    encoding: "utf8",
  });
}

const AWS = `
case "$1 $2" in
  "sts assume-role")
    test "$4" = "${lookup.lookupRoleArn}" || exit 254
    printf 'AKIDEXAMPLE\\tsecret\\ttoken\\n' ;;
  "elbv2 describe-load-balancers")
    test "$AWS_ACCESS_KEY_ID/$AWS_SECRET_ACCESS_KEY/$AWS_SESSION_TOKEN" = "AKIDEXAMPLE/secret/token" || exit 254
    test "$3 $4 $5 $6" = "--region ${lookup.region} --names ${lookup.loadBalancer}" || exit 254
    echo balancer.example ;;
  *) exit 254 ;;
esac`;

test("commands report to the groups that are theirs, by ARN", () => {
  const arn = "arn:aws:codebuild:us-east-1:111111111111:report-group/acme-web-check-unit-unit";
  const reports = { [arn]: { files: ["junit.xml"], format: "JUNITXML", baseDirectory: "reports" } };
  expect(buildspecOf({ commands: ["npm test"], reports })).toEqual({
    version: "0.2",
    phases: { build: { commands: ["npm test"] } },
    reports: { [arn]: { files: ["junit.xml"], "file-format": "JUNITXML", "base-directory": "reports" } },
  });
  expect(buildspecOf({ buildspec: "ci/test.yml" })).toBe("ci/test.yml");
});

test("commands are run with the versions that they ask for, behind the look-up of an address too", () => {
  const steps = { commands: ["npm test"], runtimeVersions: { nodejs: "24" } };
  const install = { "runtime-versions": { nodejs: "24" } };
  expect(buildspecOf(steps)).toEqual({
    version: "0.2",
    phases: { install, build: { commands: ["npm test"] } },
  });
  expect(verification(lookup, steps).buildspec).toMatchObject({ phases: { install } });
  expect(buildspecOf({ commands: ["make"] })).toEqual({
    version: "0.2",
    phases: { build: { commands: ["make"] } },
  });
});

describe("verification of a function", () => {
  const invoked = {
    invokeRoleArn: "arn:aws:iam::333333333333:role/slipway/verify/acme-quotes-production-invoke",
    functionArn: "arn:aws:lambda:eu-west-1:333333333333:function:acme-quotes-production:live",
    region: "eu-west-1",
  };
  const aws = `
case "$1 $2" in
  "sts assume-role")
    test "$4" = "${invoked.invokeRoleArn}" || exit 254
    printf 'AKIDEXAMPLE\\tsecret\\ttoken\\n' ;;
  "configure set") echo "$3=$4 $5 $6" >> profile ;;
  *) echo "$AWS_ACCESS_KEY_ID" >> leaked; exit 254 ;;
esac`;

  test("GIVEN commands THEN they find the function, and the credentials to invoke it in a profile of their own", () => {
    const commands = ['echo "$SERVICE_FUNCTION $SERVICE_REGION$credentials"; cat profile; rm profile'];
    const made = verification(invoked, { commands });
    expect(run(made, aws).stdout).toBe(
      [
        `${invoked.functionArn} eu-west-1`,
        "aws_access_key_id=AKIDEXAMPLE --profile service",
        "aws_secret_access_key=secret --profile service",
        "aws_session_token=token --profile service",
        "",
      ].join("\n"),
    );
    expect(made.statements).toMatchObject([
      { actions: ["sts:AssumeRole"], resources: [invoked.invokeRoleArn] },
    ]);
  });

  test("GIVEN a role that can't be assumed THEN no command runs", () => {
    expect(run(verification(invoked, { commands: ["echo ran"] }), "exit 254").stdout).toBe("");
  });

  test("GIVEN a buildspec of the repository THEN it is told the role, and the url if there is one", () => {
    const made = verification(
      { ...invoked, serviceUrl: "https://quotes.example" },
      { buildspec: "ci/smoke.yml" },
    );
    expect(made).toMatchObject({
      buildspec: "ci/smoke.yml",
      environment: { SERVICE_ROLE_ARN: invoked.invokeRoleArn, SERVICE_URL: "https://quotes.example" },
    });
  });
});

describe("verification", () => {
  test("GIVEN a url THEN the commands find it, and the build may assume nothing", () => {
    const made = verification({ url: "https://shop.acme.example" }, { commands: ['echo "at $SERVICE_URL"'] });
    expect(made.statements).toEqual([]);
    expect(run(made, "exit 254").stdout).toBe("at https://shop.acme.example\n");
  });

  test("GIVEN a load balancer to look up THEN the commands find its address, without the role's credentials", () => {
    const made = verification(lookup, {
      commands: ['echo "at $SERVICE_URL"', 'echo "with ${AWS_ACCESS_KEY_ID:-none}"'],
    });
    const { status, stdout } = run(made, AWS);
    expect({ status, stdout }).toEqual({ status: 0, stdout: "at https://balancer.example\nwith none\n" });
    expect(made.statements).toEqual([
      expect.objectContaining({ actions: ["sts:AssumeRole"], resources: [lookup.lookupRoleArn] }),
    ]);
  });

  test.each([
    ["the role can't be assumed", "exit 254"],
    ["there is no such load balancer", AWS.replace("echo balancer.example", "exit 254")],
    ["the answer is empty", AWS.replace("echo balancer.example", "true")],
  ])("fails before the first command when %s", (_, aws) => {
    const { status, stdout } = run(verification(lookup, { commands: ["echo ran"] }), aws);
    expect(status).not.toBe(0);
    expect(stdout).toBe("");
  });
});
