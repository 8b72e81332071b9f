/**
 * Events that notification rules can name, and the kinds of resources that they are of.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html#concepts-api
 */

/** A kind of resource that sends notifications: how its event types begin and end. */
interface EventSource {
  /** As ListEventTypes has it. */
  readonly serviceName: string;
  readonly resourceType: string;
  /** Of every event type's id. */
  readonly prefix: string;
  readonly events: readonly string[];
}

/** By the service in the resource's ARN. */
const EVENT_SOURCES: Readonly<Record<string, EventSource>> = {
  codebuild: {
    serviceName: "CodeBuild",
    resourceType: "Project",
    prefix: "codebuild-project",
    events: [
      ...each("build-state", ["failed", "succeeded", "in-progress", "stopped"]),
      ...each("build-phase", ["failure", "success"]),
    ],
  },
  codecommit: {
    serviceName: "CodeCommit",
    resourceType: "Repository",
    prefix: "codecommit-repository",
    events: [
      ...each("comments", ["on-commits", "on-pull-requests"]),
      ...each("approvals", ["status-changed", "rule-override"]),
      ...each("pull-request", ["created", "source-updated", "status-changed", "merged"]),
      ...each("branches-and-tags", ["created", "updated", "deleted"]),
    ],
  },
  codedeploy: {
    serviceName: "CodeDeploy",
    resourceType: "Application",
    prefix: "codedeploy-application",
    events: each("deployment", ["failed", "succeeded", "started"]),
  },
  codepipeline: {
    serviceName: "CodePipeline",
    resourceType: "Pipeline",
    prefix: "codepipeline-pipeline",
    events: [
      ...each("action-execution", ["succeeded", "failed", "canceled", "started"]),
      ...each("stage-execution", ["started", "succeeded", "resumed", "canceled", "failed"]),
      ...each("pipeline-execution", ["failed", "canceled", "started", "resumed", "succeeded", "superseded"]),
      ...each("manual-approval", ["failed", "needed", "succeeded"]),
    ],
  },
};

/** Ids of the event types that resources of a service send; empty for a service that sends none. */
export function eventTypesOf(service: string): readonly string[] {
  const { prefix, events = [] } = EVENT_SOURCES[service] ?? {};
  return events.map((event) => `${prefix}-${event}`);
}

/** What AWS says of an event type in a rule for a resource of a service. */
export function eventTypeSummary(service: string, id: string) {
  const { serviceName, resourceType, prefix = "" } = EVENT_SOURCES[service] ?? {};
  const words = id.slice(prefix.length + 1).replaceAll("-", " ");
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return { EventTypeId: id, ServiceName: serviceName, EventTypeName: name, ResourceType: resourceType };
}

function each(subject: string, states: readonly string[]): string[] {
  return states.map((state) => `${subject}-${state}`);
}
