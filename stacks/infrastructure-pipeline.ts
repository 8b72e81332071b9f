import { Construct } from "constructs";
import type { Account, Approval, Environment } from "../config/config";
import { INFRASTRUCTURE, type Infrastructure } from "../config/infrastructure";
import { PLAN } from "../config/infrastructure-roles";
import { approvalTopicName, serviceNames, toolsNames } from "../config/names";
import { placeOf } from "../config/place";
import { approval } from "../modules/approval/approval";
import type { BuildProject } from "../modules/build-project/build-project";
import { DeliveryPipeline } from "../modules/delivery-pipeline/delivery-pipeline";
import {
  type Action,
  ARTIFACTS,
  type PipelinePart,
  runAfter,
  type Stage,
} from "../modules/delivery-pipeline/parts";
import { withEnvironment } from "../modules/delivery-pipeline/variables";
import { buildUrl, consoleUrl } from "./console";
import { InfrastructureProjects } from "./infrastructure-projects";
import { buildReviewPipeline } from "./infrastructure-pull-requests";
import { serviceOutput } from "./output";
import { buildNotifications } from "./pipeline-news";
import { Projects } from "./projects";
import { pipelineBase } from "./service-builds";
import type { ServiceContext } from "./service-context";
import type { ServiceProps } from "./service-props";
import { SOURCES } from "./sources/sources";

/** The namespace of what the plan hands on. */
const PLANNED = "plan";

/** The pipeline that delivers Slipway's own stacks, and so itself: the tools account comes first. */
export class InfrastructurePipeline extends Construct {
  constructor(
    scope: Construct,
    id: string,
    props: ServiceProps & { readonly infrastructure: Infrastructure },
  ) {
    super(scope, id);
    const { config, service, infrastructure } = props;
    const context: ServiceContext = { ...props, source: SOURCES[service.source.kind](this, props) };
    const names = serviceNames(config, INFRASTRUCTURE);
    const projects = new Projects(this, context, {
      artifactPrefix: names.artifactPrefix,
      pullRequests: false,
    });
    const pipeline = new DeliveryPipeline(this, "release", {
      ...pipelineBase(context, names.artifactPrefix),
      pipeline: names.pipeline,
      role: names.pipelineRole,
      trigger: context.source.trigger("push"),
      stages: stagesOf(context, infrastructure, new InfrastructureProjects(config, infrastructure, projects)),
    });
    const started = { name: names.pipeline, arn: pipeline.resource.arn };
    context.source.start(this, "push", started);
    buildNotifications(this, context, started.arn);
    serviceOutput(this, INFRASTRUCTURE, {
      name: "pipeline",
      description: "Delivers what slipway.yaml describes, itself among it",
      value: consoleUrl(config.tools.region, names.pipeline),
    });
    if (service.triggers.pullRequest) buildReviewPipeline(this, context, infrastructure);
  }
}

/** Check, plan, a person's yes; then the accounts, each from the plans that the yes was given to. */
function stagesOf(
  context: ServiceContext,
  infrastructure: Infrastructure,
  projects: InfrastructureProjects,
): Stage[] {
  const { tools, environments } = context.config;
  const plan = run(projects.plan(), { name: "plan", category: "Build", namespace: PLANNED }, [EXECUTION]);
  const applied = (account: Account) =>
    run(projects.apply(account), { name: "apply", category: "Build" }, [EXECUTION, DIGEST]);
  return [
    { name: "Check", parts: [run(projects.check(), { name: "check", category: "Test" })] },
    { name: "Plan", parts: [plan] },
    { name: "Review", parts: review(context, infrastructure) },
    { name: tools.name, parts: [applied(tools)] },
    ...environments.map((environment) => {
      const gates = askBefore(context, environment);
      return {
        name: environment.name,
        parts: [...gates, runAfter(gates.length, applied(environment))],
      };
    }),
  ];
}

/** Where an execution's plans lie. */
const EXECUTION = { name: "EXECUTION", value: "#{codepipeline.PipelineExecutionId}" };
/** What was reviewed, handed on beside the plans: whoever could write those can't write this. */
const DIGEST = { name: "DIGEST", value: `#{${PLANNED}.DIGEST}` };

function run(
  project: BuildProject,
  action: Pick<Action, "name" | "category" | "namespace">,
  variables: readonly PlainVariable[] = [],
): PipelinePart {
  const part = project.action({ ...action, inputArtifacts: [ARTIFACTS.source] });
  return variables.length === 0 ? part : withEnvironment(part, JSON.stringify(variables));
}

interface PlainVariable {
  readonly name: string;
  readonly value: string;
}

/** The one question that is asked always. */
function review(context: ServiceContext, { approval: asked }: Infrastructure): PipelinePart[] {
  return asked ? [ask(context, { ...asked, whom: INFRASTRUCTURE, where: "every account" })] : [];
}

/** An environment's own gate. What it says of releases, in its message and link, isn't meant for this. */
function askBefore(context: ServiceContext, { name, approval: asked }: Environment): PipelinePart[] {
  return asked ? [ask(context, { timeoutMinutes: asked.timeoutMinutes, whom: name, where: name })] : [];
}

interface Question extends Pick<Approval, "message" | "link" | "timeoutMinutes"> {
  /** What the topic of those who are told is called after. */
  readonly whom: string;
  readonly where: string;
}

function ask({ config, source }: ServiceContext, question: Question): PipelinePart {
  const { tools } = config;
  const { project } = serviceNames(config, INFRASTRUCTURE).project(PLAN);
  const message = [
    `Apply ${source.revision} to ${question.where}?`,
    `#{${PLANNED}.VERDICT} Plans: #{${PLANNED}.DIGEST}`,
    question.message,
  ];
  return approval({
    place: placeOf(tools),
    topic: approvalTopicName(config, question.whom),
    keyAlias: toolsNames(config, tools).approvalKeyAlias,
    message: message.filter((sentence) => sentence !== undefined).join(" "),
    link: question.link ?? buildUrl(tools, project, `#{${PLANNED}.BUILD}`),
    timeoutMinutes: question.timeoutMinutes,
  });
}
