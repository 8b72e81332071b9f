import type { Config } from "../../config/config";
import { exampleConfig, LAYOUTS, synthesizeConfig } from "../support/examples";
import { resourcesOf } from "../support/stacks";

const EMAILS = ["orders@acme.example"];

/** Types that tell or watch, by stack, of the default configuration with these. */
function madeBy(change: Partial<Config>, layout: Config["layout"] = "per-account") {
  const stacks = synthesizeConfig({ ...exampleConfig("default", { layout }), ...change });
  const count = (type: string, path: RegExp) =>
    resourcesOf(stacks)
      .filter((resource) => resource.type === type && path.test(resource.path))
      .map(({ stack }) => stack);
  return {
    topics: count("aws_sns_topic", /^shared\/(deployments|notifications)\//),
    rules: count("aws_codestarnotifications_notification_rule", /./),
    events: count("aws_cloudwatch_event_rule", /^storefront\//),
    triggers: resourcesOf(stacks).filter(({ arguments: { trigger_configuration } }) => trigger_configuration)
      .length,
    alarms: count("aws_cloudwatch_metric_alarm", /^storefront\/(alarms|watch)\//),
    dashboards: count("aws_cloudwatch_dashboard", /./),
  };
}

const NOTHING = { topics: [], rules: [], events: [], triggers: 0, alarms: [], dashboards: [] };

test("GIVEN neither field THEN nothing tells and nothing watches", () => {
  expect(madeBy({})).toEqual(NOTHING);
});

test("GIVEN events of pipelines alone THEN workload accounts hold no topic", () => {
  expect(madeBy({ notifications: { emails: EMAILS, events: ["failed"] } })).toEqual({
    ...NOTHING,
    topics: ["tools"],
    rules: ["tools"],
  });
});

test("GIVEN rollbacks alone THEN CodeDeploy, ECS and the pipeline's stages tell, and there is no notification rule", () => {
  expect(madeBy({ notifications: { emails: EMAILS, events: ["rolled-back"] } })).toEqual({
    ...NOTHING,
    topics: ["production", "staging", "tools"],
    // Staging is rolled out by ECS; production's deployment group has a trigger.
    events: ["staging", "tools"],
    triggers: 1,
  });
});

test("GIVEN failed deployments alone THEN both accounts tell of them, and the tools account has nothing to tell", () => {
  expect(madeBy({ notifications: { emails: EMAILS, events: ["deployment-failed"] } })).toEqual({
    ...NOTHING,
    topics: ["production", "staging"],
    events: ["production", "staging"],
  });
});

test("GIVEN monitoring without notifications THEN alarms and dashboards are there, and no topic", () => {
  expect(
    madeBy({ monitoring: { dashboards: true, alarms: { failedExecutions: 1, failedDeployments: 1 } } }),
  ).toEqual({
    ...NOTHING,
    events: ["production", "staging"],
    alarms: ["production", "staging", "tools"],
    dashboards: ["production", "staging", "tools"],
  });
});

test("GIVEN no thresholds and no dashboards THEN nothing is watched", () => {
  expect(madeBy({ monitoring: { dashboards: false, alarms: {} } })).toEqual(NOTHING);
});

test.each(LAYOUTS)("%s: an alarm that tells lies behind a topic of its own account", (layout) => {
  const stacks = synthesizeConfig({
    ...exampleConfig("default", { layout }),
    notifications: { emails: EMAILS, events: ["failed"] },
    monitoring: { dashboards: false, alarms: { buildMinutes: 20, failedDeployments: 1 } },
  });
  const told = resourcesOf(stacks).flatMap(({ account, arguments: { alarm_actions: actions } }) =>
    Array.isArray(actions) ? actions.map((topic) => [account, topic]) : [],
  );
  expect(told.sort()).toEqual([
    ["111111111111", "arn:aws:sns:us-east-1:111111111111:acme-notifications"],
    ["222222222222", "arn:aws:sns:us-east-1:222222222222:acme-staging-deployments"],
    ["333333333333", "arn:aws:sns:us-east-1:333333333333:acme-production-deployments"],
  ]);
});

test("in the stack that makes a topic, whoever tells it waits for the topic's policy", () => {
  const stacks = synthesizeConfig({
    ...exampleConfig("default", { layout: "per-account" }),
    notifications: { emails: EMAILS, events: ["rolled-back", "deployment-failed"] },
    monitoring: { dashboards: false, alarms: { failedExecutions: 1, failedDeployments: 1 } },
  });
  const telling = resourcesOf(stacks).filter(
    ({ type, arguments: { alarm_actions: actions } }) =>
      type === "aws_cloudwatch_event_target" || actions !== undefined,
  );
  expect(telling.map(({ path }) => path).sort()).toEqual([
    "storefront/alarms/failed-executions",
    "storefront/rollbacks/target",
    "storefront/watch/failed-deployments",
    "storefront/watch/failed-deployments",
    "storefront/watch/failed-target",
    "storefront/watch/failed-target",
    "storefront/watch/rolled-back-target",
  ]);
  const impatient = telling.filter(
    ({ arguments: { depends_on: waits } }) => !JSON.stringify(waits).includes("aws_sns_topic_policy."),
  );
  expect(impatient).toEqual([]);
});
