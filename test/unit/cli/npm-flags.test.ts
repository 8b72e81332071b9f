import { flagsTakenByNpm, type OptionSeen } from "../../../cli/npm-flags";

const option = (flag: string, given = false): OptionSeen => ({ flag, given });
const OPTIONS = ["--offline", "--json", "--no-synth", "--out", "--jobs", "--no-color"].map((flag) =>
  option(flag),
);

test.each<[string, readonly OptionSeen[], NodeJS.ProcessEnv, string[]]>([
  ["a flag", OPTIONS, { npm_config_offline: "true" }, ["--offline"]],
  ["two flags", OPTIONS, { npm_config_offline: "true", npm_config_json: "true" }, ["--offline", "--json"]],
  ["a flag with a value", OPTIONS, { npm_config_out: "plans" }, ["--out"]],
  ["a negated flag", OPTIONS, { npm_config_synth: "" }, ["--no-synth"]],
  ["a flag that npm was told not to set", OPTIONS, { npm_config_offline: "" }, []],
  ["a flag that came all the same", [option("--offline", true)], { npm_config_offline: "true" }, []],
  ["settings that are npm's own", OPTIONS, { npm_config_jobs: "max", npm_config_color: "" }, []],
  ["nothing", OPTIONS, {}, []],
])("GIVEN npm run plan with %s THEN taken are %j", (_, options, env, expected) => {
  expect(flagsTakenByNpm("plan", options, { npm_lifecycle_event: "plan", ...env })).toEqual(expected);
});

test.each(["npx", "test", undefined])(
  "GIVEN a command that npm script %s started THEN nothing counts as taken",
  (event) => {
    expect(
      flagsTakenByNpm("plan", OPTIONS, { npm_lifecycle_event: event, npm_config_offline: "true" }),
    ).toEqual([]);
  },
);
