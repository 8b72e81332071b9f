import { signedInBy } from "../../../cli/role";
import type { Session } from "../../../runner/session";
import { temporaryFolder } from "../../support/folder";
import { infrastructureConfig } from "../../support/infrastructure";

describe("GIVEN runs of Terraform by a role", () => {
  const scratch = temporaryFolder();
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  /** What `terraform plan` of a stack gets, whose session says nothing itself. */
  async function environmentOf(stack: string): Promise<NodeJS.ProcessEnv> {
    Object.assign(process.env, {
      AWS_ACCESS_KEY_ID: "key-of-a-test",
      AWS_SECRET_ACCESS_KEY: "secret-of-a-test",
    });
    let given: NodeJS.ProcessEnv = {};
    const run: Session["run"] = async (_, { env = {} }) => {
      given = env;
      return { exitCode: 0, stdout: "", stderr: "", timedOut: false };
    };
    const session: Session = {
      terraform: "terraform",
      offline: false,
      providers: { kind: "registry" },
      scratch,
      run,
      init: (options) => run(["init"], options),
    };
    const sessionOf = await signedInBy(session, () => infrastructureConfig("codepipeline"), { role: "plan" });
    await sessionOf(stack).run(["plan"], { cwd: scratch });
    return given;
  }

  test("THEN they wait for a lock that a pull request's plan holds, in the account's profile", async () => {
    expect(await environmentOf("staging")).toMatchObject({
      AWS_PROFILE: expect.stringContaining("staging"),
      TF_CLI_ARGS_plan: "-lock-timeout=10m",
      TF_CLI_ARGS_apply: "-lock-timeout=10m",
    });
  });

  test("WHEN the environment says how long THEN that counts, being the last", async () => {
    process.env.TF_CLI_ARGS_plan = "-parallelism=3 -lock-timeout=1m";
    expect(await environmentOf("tools")).toMatchObject({
      TF_CLI_ARGS_plan: "-lock-timeout=10m -parallelism=3 -lock-timeout=1m",
    });
  });
});
