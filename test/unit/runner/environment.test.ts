import { devNull } from "node:os";
import { terraformEnvironment } from "../../../runner/environment";

const GIVEN = {
  PATH: "/usr/bin",
  AWS_PROFILE: "acme",
  AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
  TF_WORKSPACE: "other",
  TF_CLI_ARGS_plan: "-lock=false",
  TF_DATA_DIR: "/somewhere",
  TF_VAR_x: "1",
};

const QUIET = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" };

test("GIVEN an online run THEN the user's environment stays, made quiet", () => {
  const { TF_DATA_DIR: _, ...kept } = GIVEN;

  expect(terraformEnvironment(GIVEN, false)).toEqual({ ...kept, ...QUIET });
});

test("GIVEN an offline run THEN no credentials and no workspace are left", () => {
  expect(terraformEnvironment(GIVEN, true)).toEqual({
    PATH: "/usr/bin",
    TF_VAR_x: "1",
    ...QUIET,
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
  });
});
