import { parseWithWarnings } from "../../../config/load";
import { formatWarning } from "../../../config/problem";
import { atTop, type Edits, edited, inShop, inStaging, shopIn } from "./support";

/** Every warning of a sound configuration, line by line. */
function warningsOf(edits: Edits): string[] {
  return parseWithWarnings(edited(edits), "slipway.yaml").warnings.map(formatWarning);
}

test("a configuration without surprises has none", () => {
  expect(warningsOf([])).toEqual([]);
});

describe("an approval that waits unheard", () => {
  const notified = (events: string) =>
    atTop(`notifications: { emails: [platform@acme.example], events: [${events}] }`);

  test("is said where it stands", () => {
    expect(warningsOf(inStaging("approval: {}"))).toEqual([
      "slipway.yaml:9:5 environments.staging.approval: warning: nobody is told that an approval waits; give notify, or approval-needed among notifications.events",
    ]);
  });

  test("isn't made heard by other notifications", () => {
    expect(warningsOf([...inStaging("approval: {}"), ...notified("failed")])).toHaveLength(1);
  });

  test.each([
    ["its own addresses", inStaging("approval: { notify: [release@acme.example] }")],
    ["notifications", [...inStaging("approval: {}"), ...notified("approval-needed")]],
  ] satisfies [string, Edits][])("is heard through %s", (_through, edits) => {
    expect(warningsOf(edits)).toEqual([]);
  });
});

describe("alarms that go off unheard", () => {
  const EMAILS = "notifications: { emails: [platform@acme.example] }";

  test("are said once", () => {
    expect(warningsOf(atTop("monitoring: {}"))).toEqual([
      "slipway.yaml:2:1 monitoring: warning: nobody is told when an alarm goes off; give notifications, or set every alarm to false",
    ]);
  });

  test.each([
    ["notifications", atTop(`monitoring: {}\n${EMAILS}`)],
    ["no alarm", atTop("monitoring: { alarms: { failedExecutions: false, failedDeployments: false } }")],
  ] satisfies [string, Edits][])("are heard, or none, with %s", (_with, edits) => {
    expect(warningsOf(edits)).toEqual([]);
  });
});

describe("a limit of builds that refuses them", () => {
  const limited = (fields: string, more = ""): Edits =>
    inShop(`build: { concurrentBuilds: 2${fields} }${more}`);

  test("is said beside a batch", () => {
    expect(warningsOf(limited(", batch: {}"))).toEqual([
      "slipway.yaml:18:32 services.shop.build.concurrentBuilds: warning: found 2 with build.batch of up to 10 builds: CodeBuild refuses a build beyond it, and the release fails; leave it out, and builds wait",
    ]);
  });

  test("is said beside releases side by side", () => {
    expect(warningsOf(limited("", "\n    pipeline: { mode: parallel }")).join("\n")).toContain(
      "found 2 with pipeline.mode parallel, where releases build side by side",
    );
  });

  test("isn't said of one build at a time", () => {
    expect(warningsOf(limited(""))).toEqual([]);
  });
});

describe("alarms beside a window", () => {
  const condition = (place: string, rules: string) =>
    shopIn(`staging: { conditions: { ${place}: { ${rules} } } }`);
  const WINDOW = 'window: { cron: "* * 9-16 ? * MON-THU *" }';

  test.each(["entry", "success"])("are said of %s", (place) => {
    expect(warningsOf(condition(place, `${WINDOW}, alarms: [down]`))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^slipway.yaml:19:\\d+ services.shop.environments.staging.conditions.${place}.alarms: warning: they may be looked at before the window beside them opens, and aren't again; an alarm that goes off while a release waits stops nothing$`,
        ),
      ),
    ]);
  });

  test.each([WINDOW, "alarms: [down]"])("aren't said of %s alone", (rules) => {
    expect(warningsOf(condition("entry", rules))).toEqual([]);
  });
});

describe("verification behind a long wait", () => {
  const VERIFY = "verify: { smoke: { commands: [make] } }";
  const staging = (fields: string) => shopIn(`staging: { ${fields}, ${VERIFY} }`);

  test("is said, with the wait that nobody wrote too", () => {
    expect(warningsOf(staging("strategy: blue-green"))).toEqual([
      "slipway.yaml:19:40 services.shop.environments.staging.verify: warning: begins 60 minutes after the traffic has moved, when the former tasks are gone; let hooks look at the release before that, or make terminationWaitMinutes 15 or less",
    ]);
    expect(
      warningsOf(staging("strategy: blue-green, hooks: { beforeInstall: { function: migrate } }")),
    ).toHaveLength(1);
  });

  test.each([
    "strategy: rolling",
    "strategy: blue-green, terminationWaitMinutes: 15",
    "strategy: blue-green, hooks: { afterAllowTraffic: probe }",
  ])("is no surprise with %s", (fields) => {
    expect(warningsOf(staging(fields))).toEqual([]);
  });

  test("is none where nothing is verified", () => {
    expect(warningsOf(shopIn("staging: { strategy: blue-green }"))).toEqual([]);
  });
});
