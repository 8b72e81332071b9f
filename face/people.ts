/** Inputs of topics that people are told by, worded once. */
import { text, texts } from "./inputs";
import { matches } from "./rule";

/** https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
export const topicName = (description: string) =>
  text({
    description,
    rules: [
      matches(
        "[A-Za-z0-9_-]{1,256}",
        "Must be a topic's name: at most 256 letters, digits, _ and -.",
        "releases!",
      ),
    ],
  });

/** A topic has a subscription for each. */
export const addresses = (description: string) =>
  texts({
    description,
    default: [],
    each: "address",
    of: [matches("[^@\\s]+@[^@\\s]+", "Must be e-mail addresses.", "platform")],
    structural: true,
  });
