import { exists, OURS, searched } from "./searched";

const key = { description: "Encrypts copies", tags_all: OURS };

describe("a stack with a provider of another region", () => {
  test("GIVEN a key there THEN it is looked for there, and one like it here is not taken", async () => {
    const seen = (id: string) => ({ id, tags: OURS, values: { description: "Encrypts copies" } });
    const { findings } = await searched(
      { lists: { aws_kms_key: [seen("here")], "aws_kms_key eu-west-1": [seen("there")] } },
      { address: "aws_kms_key.copy", known: key, region: "eu-west-1" },
    );
    expect(findings).toEqual({ "aws_kms_key.copy": exists("there") });
  });

  test("GIVEN chosen names THEN each is asked for with its own provider", async () => {
    const { asked } = await searched(
      {},
      { address: "aws_s3_bucket.own", known: { bucket: "acme" } },
      { address: "aws_s3_bucket.copy", known: { bucket: "acme-copy" }, region: "eu-west-1" },
      { address: "aws_sns_topic.copy", known: { name: "news" }, region: "eu-west-1" },
    );
    expect(asked).toEqual([
      { type: "aws_s3_bucket", id: "acme" },
      { type: "aws_s3_bucket", id: "acme-copy", provider: "aws.eu-west-1" },
      {
        type: "aws_sns_topic",
        id: "arn:aws:sns:eu-west-1:111111111111:news",
        provider: "aws.eu-west-1",
      },
    ]);
  });
});
