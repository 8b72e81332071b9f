import { type Variables, variablesOf } from "../../modules/build-project/build-environment";
import { readVariables } from "../../modules/build-project/build-environment.policies";

const place = { account: "111111111111", region: "us-east-1" };
const key = "arn:aws:kms:us-east-1:111111111111:key/k";
const read = (variables: Variables) => readVariables(place, variables);

describe("a build's variables", () => {
  test("are told by name where their value is kept", () => {
    const variables = { A: "1", B: { parameter: "/a/b" }, C: { secret: "a/b:token", key } };
    expect(variablesOf(variables)).toEqual([
      { name: "A", value: "1" },
      { name: "B", type: "PARAMETER_STORE", value: "/a/b" },
      { name: "C", type: "SECRETS_MANAGER", value: "a/b:token" },
    ]);
  });

  test("GIVEN values alone THEN the role may read nothing", () => {
    expect(read({ A: "1" })).toEqual([]);
  });

  test.each([
    ["/acme/db-host", "arn:aws:ssm:us-east-1:111111111111:parameter/acme/db-host"],
    ["db-host", "arn:aws:ssm:us-east-1:111111111111:parameter/db-host"],
  ])("GIVEN the parameter %s THEN the role reads %s", (parameter, arn) => {
    expect(read({ A: { parameter }, B: { parameter } })).toMatchObject([
      { actions: ["ssm:GetParameters"], resources: [arn] },
    ]);
  });

  const secretArn = "arn:aws:secretsmanager:us-east-1:111111111111:secret:a/b";
  test.each([
    ["a/b", `${secretArn}-??????`],
    ["a/b:token:AWSCURRENT", `${secretArn}-??????`],
    [`${secretArn}-AbCdEf:token`, `${secretArn}-AbCdEf`],
  ])("GIVEN the secret %s THEN the role reads %s", (secret, arn) => {
    expect(read({ A: { secret } })).toMatchObject([
      { actions: ["secretsmanager:GetSecretValue"], resources: [arn] },
    ]);
  });

  test("GIVEN a customer key THEN it decrypts that parameter, through Parameter Store", () => {
    expect(read({ A: { parameter: "/a", key }, B: { parameter: "/b" } })[1]).toMatchObject({
      actions: ["kms:Decrypt"],
      resources: [key],
      when: {
        StringEquals: { "kms:ViaService": "ssm.us-east-1.amazonaws.com" },
        StringLike: {
          "kms:EncryptionContext:PARAMETER_ARN": ["arn:aws:ssm:us-east-1:111111111111:parameter/a"],
        },
      },
    });
  });

  test("GIVEN a customer key THEN it decrypts that secret, through Secrets Manager", () => {
    expect(read({ A: { secret: "a/b:token", key } })[1]).toMatchObject({
      actions: ["kms:Decrypt"],
      resources: [key],
      when: {
        StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:SecretARN": [`${secretArn}-??????`] },
      },
    });
  });
});
