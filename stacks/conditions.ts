import { elsewhere } from "../config/artifacts";
import type { Check } from "../config/check";
import type { ConditionRules, RuleField } from "../config/conditions";
import type { Delivery } from "../config/contract";
import { actionEnvironment } from "../config/pipeline";
import { placeOf } from "../config/place";
import type { RulePart, StageConditions } from "../modules/delivery-pipeline/conditions";
import { ARTIFACTS } from "../modules/delivery-pipeline/parts";
import { withEnvironment } from "../modules/delivery-pipeline/variables";
import { alarmRules } from "../modules/stage-conditions/alarms";
import { buildRule } from "../modules/stage-conditions/build";
import { functionRule } from "../modules/stage-conditions/function";
import { variableRule } from "../modules/stage-conditions/variable";
import { windowRule } from "../modules/stage-conditions/window";
import { buildspecOf, type Verification, verification } from "../modules/verification/verification";
import { type Projects, runOf } from "./projects";
import type { ServiceContext } from "./service-context";
import { TARGETS } from "./targets/targets";

/** Where a condition stands. */
interface Spot {
  readonly context: ServiceContext;
  readonly projects: Projects;
  readonly delivery: Delivery;
  readonly place: "entry" | "success";
}

type RuleMaker = (rules: ConditionRules, spot: Spot) => RulePart | undefined;

/** Every rule of a condition, by its field in the configuration and in the order in which people read them. */
const RULES: Readonly<Record<RuleField, RuleMaker>> = {
  window: ({ window }) => window && windowRule(window),
  variable: ({ variable }) => variable && variableRule(variable),
  lambda: ({ lambda }, { context }) =>
    lambda &&
    functionRule({
      place: placeOf(context.config.tools),
      functionName: lambda.name,
      userParameters: lambda.parameters,
    }),
  alarms: ({ alarms, waitMinutes }, { context, delivery }) =>
    alarms.length > 0
      ? alarmRules({
          alarms,
          waitMinutes,
          deployRoleArn: delivery.deployRole.arn,
          region: elsewhere(context.config, delivery.environment),
        })
      : undefined,
  commands: ({ commands }, spot) => commands && commandsRule(commands, spot),
};

/** When a release enters an environment's stage and leaves it, and what follows where it fails. */
export function stageConditions(
  context: ServiceContext,
  projects: Projects,
  delivery: Delivery,
): StageConditions {
  const { entry, success, failure } = delivery.release.conditions;
  const parts = (place: Spot["place"], rules: ConditionRules) =>
    Object.values(RULES).flatMap((rule) => rule(rules, { context, projects, delivery, place }) ?? []);
  return {
    ...(entry && { entry: { result: ENTRY[entry.result], parts: parts("entry", entry) } }),
    ...(success && { success: { result: SUCCESS[success.result], parts: parts("success", success) } }),
    ...(failure && { failure: FAILURE[failure] }),
  };
}

const ENTRY = { fail: "FAIL", skip: "SKIP" } as const;
const SUCCESS = { fail: "FAIL", rollback: "ROLLBACK" } as const;
const FAILURE = {
  rollback: { result: "ROLLBACK" },
  "retry-failed-actions": { result: "RETRY", retryMode: "FAILED_ACTIONS" },
  "retry-all-actions": { result: "RETRY", retryMode: "ALL_ACTIONS" },
} as const;

/** Commands behind a deployment find the service in `SERVICE_URL`, as those of a verification do. */
function commandsRule(commands: Check, { context, projects, delivery, place }: Spot): RulePart {
  const { environment, release } = delivery;
  const { name, pipeline } = context.service;
  const run: Partial<Verification> & Pick<Verification, "buildspec"> =
    place === "success"
      ? verification(TARGETS[release.deploy.kind].address(context.config, delivery), commands.steps)
      : { buildspec: buildspecOf(commands.steps) };
  const when = place === "entry" ? "before" : "after";
  const project = projects.make({
    thing: `${environment.name}-${place}`,
    description: `Decides ${when} a release of ${name} to ${environment.name}`,
    ...runOf(commands),
    ...run,
  });
  const action = project.action({
    name: "commands",
    category: "Test",
    inputArtifacts: [ARTIFACTS.source],
  });
  return buildRule(withEnvironment(action, actionEnvironment(pipeline.variables)));
}
