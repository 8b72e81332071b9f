import { accountId, keyAlias, region } from "../../face/aws";
import { flag, textByName, texts } from "../../face/inputs";
import { complete, defineModule } from "../../face/module";
import { addresses, topicName } from "../../face/people";
import { makeForEach, onlyIf } from "../../face/resources";
import { matches, oneOf } from "../../face/rule";
import { NotificationTopic, type NotificationTopicProps } from "./notification-topic";
import {
  PIPELINE_EVENTS,
  PipelineNotifications,
  type PipelineNotificationsProps,
} from "./pipeline-notifications";
import { PipelineRollbacks, type PipelineRollbacksProps } from "./pipeline-rollbacks";

const VALUES = {
  accountId: "111111111111",
  region: "us-east-1",
  topic: "acme-notifications",
  keyAlias: "alias/acme-notifications",
};

const nameOf = ({ name }: { readonly name: string }) => name;

export const NOTIFICATIONS = defineModule({
  name: "notifications",
  description:
    "Tells people by e-mail what pipelines do: an encrypted topic, its key, its subscribers, and a notification rule for each " +
    "pipeline. Each address gets a message first that it must confirm.",
  security:
    "Only notification rules of this account publish; with `rollbacks` EventBridge does, too, and with `alarms` alarms of " +
    "the account and region. The key encrypts for those publishers and for nobody else; nothing is published over plain HTTP.",
  inputs: {
    accountId: accountId("The account of the pipelines; the topic is in it, too."),
    region: region("Where the pipelines and the topic are."),
    topic: topicName("Name of the topic."),
    keyAlias: keyAlias("Alias of the key that encrypts the topic."),
    subscribers: addresses("E-mail addresses that are told."),
    pipelines: textByName({
      description: "ARNs of the pipelines that are told of, by their names.",
      default: {},
      each: "pipeline_arn",
      names: [
        matches(
          "[A-Za-z0-9_-]{1,52}",
          "Must be named by the pipelines: at most 52 letters, digits, _ and -, which rules are called after.",
          "web.acme",
        ),
      ],
      of: [
        matches(
          "arn:aws[a-z-]*:codepipeline:[a-z0-9-]+:[0-9]{12}:[^:]+",
          "Must be the ARN of a pipeline.",
          "web-acme",
        ),
      ],
      structural: "names",
    }),
    eventTypeIds: texts({
      description:
        "What is told of a pipeline. https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html#events-ref-pipeline",
      default: [PIPELINE_EVENTS.failed, PIPELINE_EVENTS["approval-needed"]],
      each: "event_type_id",
      of: [oneOf(...Object.values(PIPELINE_EVENTS))],
    }),
    rollbacks: flag({
      description:
        "Tells of stages that are rolled back, too. Notification rules have no event for it: EventBridge does.",
      default: true,
      structural: true,
    }),
    alarms: flag({
      description: "Lets CloudWatch alarms of the account publish, too: those of the module pipeline-alarms.",
      default: false,
    }),
  },
  build: (scope, given) => {
    const { rollbacks, alarms, pipelines } = given;
    const made = new NotificationTopic(
      scope,
      "notifications",
      complete<NotificationTopicProps>({
        place: { account: given.accountId, region: given.region },
        topic: given.topic,
        keyAlias: given.keyAlias,
        subscribers: given.subscribers,
        events: rollbacks,
        alarms,
      }),
    );
    const told = { topicArn: made.arn, dependsOn: made.ready };
    makeForEach("pipeline", pipelines, nameOf, (id, { name, text: pipelineArn }, each) => {
      const { eventTypeIds } = given;
      const props = { ...told, name, pipelineArn, eventTypeIds, made: each };
      new PipelineNotifications(scope, id, complete<PipelineNotificationsProps>(props));
    });
    makeForEach("rollbacks", onlyIf(rollbacks, pipelines), nameOf, (id, { name }, each) => {
      const props = { ...told, name: `${name}-rolled-back`, pipeline: name, made: each };
      new PipelineRollbacks(scope, id, complete<PipelineRollbacksProps>(props));
    });
    return made;
  },
  outputs: (made) => ({
    topicArn: {
      description: "ARN of the topic, for alarm_actions of the module pipeline-alarms.",
      value: made.arn,
    },
    keyArn: { description: "ARN of the key that encrypts the topic.", value: made.key.arn },
  }),
  examples: {
    basic: {
      description: "One pipeline's failures and questions, told to one address.",
      values: {
        ...VALUES,
        subscribers: ["platform@acme.example"],
        pipelines: { "web-acme": "arn:aws:codepipeline:us-east-1:111111111111:web-acme" },
      },
    },
    complete: {
      description: "Two pipelines, what fails and what is released, and alarms.",
      values: {
        ...VALUES,
        subscribers: ["platform@acme.example", "on.call@acme.example"],
        pipelines: {
          "web-acme": "arn:aws:codepipeline:us-east-1:111111111111:web-acme",
          "orders-acme": "arn:aws:codepipeline:us-east-1:111111111111:orders-acme",
        },
        eventTypeIds: [PIPELINE_EVENTS.failed, PIPELINE_EVENTS.succeeded],
        rollbacks: true,
        alarms: true,
      },
    },
  },
});
