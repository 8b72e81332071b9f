import { everyPage, type Lookup } from "./lookup";

/**
 * Subscriptions of a topic. One that nobody has confirmed yet has no id; to subscribe again is to send the same
 * question again. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
 */
const topicSubscriptions: Lookup = {
  by: ["topic_arn"],
  compare: ["protocol", "endpoint"],
  list: async (settings, TopicArn) => {
    const { paginateListSubscriptionsByTopic, NotFoundException, SNSClient } = await import(
      "@aws-sdk/client-sns"
    );
    try {
      const client = new SNSClient(settings);
      const pages = paginateListSubscriptionsByTopic({ client }, { TopicArn });
      return (await everyPage(pages, ({ Subscriptions }) => Subscriptions))
        .filter(({ SubscriptionArn = "" }) => SubscriptionArn.startsWith("arn:"))
        .map(({ SubscriptionArn = "", Protocol, Endpoint }) => ({
          id: SubscriptionArn,
          values: { protocol: Protocol, endpoint: Endpoint },
        }));
    } catch (error) {
      if (error instanceof NotFoundException) return [];
      throw error;
    }
  },
};

export const subscriptions: Readonly<Record<string, Lookup>> = {
  aws_sns_topic_subscription: topicSubscriptions,
};
