import { devNull } from "node:os";
import { refusedVariables, terraformEnvironment } from "../../../runner/environment";

const GIVEN = {
  PATH: "/usr/bin",
  AWS_PROFILE: "acme",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  TF_DATA_DIR: "/somewhere",
  TF_VAR_x: "1",
};

const BENDING = { TF_WORKSPACE: "dev", TF_CLI_ARGS_plan: "-lock=false", TF_CLI_ARGS: "-no-color -target=x" };

const QUIET = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" };

test("GIVEN an online run THEN the user's environment stays, made quiet", () => {
  const { TF_DATA_DIR: _, ...kept } = GIVEN;

  expect(terraformEnvironment(GIVEN, false)).toEqual({ ...kept, ...QUIET });
});

test("GIVEN an offline run THEN no credentials and no workspace are left", () => {
  expect(terraformEnvironment({ ...GIVEN, ...BENDING }, true)).toEqual({
    PATH: "/usr/bin",
    TF_VAR_x: "1",
    ...QUIET,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  });
});

test("GIVEN variables that bend what Terraform does THEN an online run is refused, and they are named", () => {
  expect(() => terraformEnvironment({ ...GIVEN, ...BENDING }, false)).toThrow(
    /: TF_WORKSPACE, TF_CLI_ARGS_plan, TF_CLI_ARGS\n.*\n.*unset TF_WORKSPACE TF_CLI_ARGS_plan TF_CLI_ARGS$/,
  );
});

test.each([
  ["TF_WORKSPACE", "default"],
  ["TF_WORKSPACE", ""],
  ["TF_CLI_ARGS", ""],
  ["TF_CLI_ARGS", " -no-color  -compact-warnings "],
  ["TF_CLI_ARGS_plan", "-parallelism=3 --lock-timeout=5m"],
])("GIVEN %s=%j, which changes no result THEN it is kept", (name, value) => {
  expect(refusedVariables({ [name]: value })).toEqual([]);
  expect(terraformEnvironment({ [name]: value }, false)).toEqual({ [name]: value, ...QUIET });
});

test.each([
  ["TF_CLI_ARGS_apply", "-lock=false"],
  ["TF_CLI_ARGS_plan", "-parallelism=3 -refresh=false"],
  ["TF_CLI_ARGS_plan", "-no-color-target=x"],
  ["TF_CLI_ARGS_state_push", "-force"],
  ["TF_WORKSPACE", "dev"],
  ["TF_REATTACH_PROVIDERS", '{"hashicorp/aws":{}}'],
])("GIVEN %s=%s THEN it is refused", (name, value) => {
  expect(refusedVariables({ [name]: value })).toEqual([name]);
});
