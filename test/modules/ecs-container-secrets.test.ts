import { taskDefinitionFile } from "../../modules/ecs-service/task-definition";
import { canary, ecsStack, task } from "../support/ecs";
import { evaluate } from "../support/policy";
import { policyOf, type Synthesized } from "../support/synth";

const SECRET = "arn:aws:secretsmanager:us-east-1:222222222222:secret";
const PARAMETER = "arn:aws:ssm:us-east-1:222222222222:parameter";
const key = "arn:aws:kms:us-east-1:222222222222:key/0a1b";

const environment = { LOG_LEVEL: "info" };
const secrets = {
  TOKEN: { secret: "storefront/token" },
  DB_PASSWORD: { secret: "storefront/db:password" },
  API_KEY: { secret: `${SECRET}:storefront/api-AbC123:key:AWSCURRENT`, key },
  DB_HOST: { parameter: "/storefront/db-host" },
  PLAIN: { parameter: "region" },
};

const valuesFrom = [
  { name: "API_KEY", valueFrom: `${SECRET}:storefront/api-AbC123:key:AWSCURRENT:` },
  { name: "DB_HOST", valueFrom: `${PARAMETER}/storefront/db-host` },
  { name: "DB_PASSWORD", valueFrom: `${SECRET}:storefront/db:password::` },
  { name: "PLAIN", valueFrom: `${PARAMETER}/region` },
  { name: "TOKEN", valueFrom: `${SECRET}:storefront/token` },
];

const firstContainer = (stack: Synthesized) =>
  evaluate(String(stack.only("aws_ecs_task_definition").container_definitions))[0];
const policy = (stack: Synthesized) =>
  policyOf(stack.where("aws_iam_role_policy", { name: "fetch-secrets" }));

describe("variables and secrets of a container", () => {
  test("GIVEN CodeDeploy THEN every revision has them, and the placeholder doesn't", () => {
    const [container] = taskDefinitionFile({ ...task, environment, secrets }).containerDefinitions;
    expect(container).toMatchObject({
      environment: [{ name: "LOG_LEVEL", value: "info" }],
      secrets: valuesFrom,
    });
    const first = firstContainer(ecsStack({ deployment: canary, environment, secrets }));
    expect(first).not.toHaveProperty("secrets");
    expect(first.environment).toHaveLength(1);
  });

  test("GIVEN rolling THEN the revision that releases are made out of has them, beside the placeholder's own", () => {
    const first = firstContainer(ecsStack({ environment, secrets }));
    expect(first.secrets).toEqual(valuesFrom);
    expect(first.environment.map(({ name }: { name: string }) => name)).toEqual([
      "AOT_CONFIG_CONTENT",
      "LOG_LEVEL",
    ]);
  });

  test("GIVEN none THEN nothing is said of secrets, and nobody may fetch any", () => {
    expect(taskDefinitionFile(task).containerDefinitions[0]).not.toHaveProperty("secrets");
    const policies = ecsStack().all("aws_iam_role_policy");
    expect(policies.map(({ name }) => name)).not.toContain("fetch-secrets");
  });
});

describe("the execution role", () => {
  const stack = ecsStack({ secrets });

  test("fetches exactly the named secrets and parameters", () => {
    expect(policy(stack).FetchSecrets).toMatchObject({
      Action: ["secretsmanager:GetSecretValue"],
      Resource: [
        `${SECRET}:storefront/token-??????`,
        `${SECRET}:storefront/db-??????`,
        `${SECRET}:storefront/api-AbC123`,
      ],
    });
    expect(policy(stack).FetchParameters).toMatchObject({
      Action: ["ssm:GetParameters"],
      Resource: [`${PARAMETER}/storefront/db-host`, `${PARAMETER}/region`],
    });
  });

  test("decrypts with a customer key what that key encrypts, through the service that keeps it", () => {
    expect(policy(stack).DecryptSecrets).toMatchObject({
      Action: ["kms:Decrypt"],
      Resource: [key],
      Condition: {
        StringEquals: { "kms:ViaService": "secretsmanager.us-east-1.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:SecretARN": [`${SECRET}:storefront/api-AbC123`] },
      },
    });
    expect(policy(stack)).not.toHaveProperty("DecryptParameters");
    const parameter = ecsStack({ secrets: { HOST: { parameter: "/acme/host", key } } });
    expect(policy(parameter).DecryptParameters).toMatchObject({
      Resource: [key],
      Condition: {
        StringEquals: { "kms:ViaService": "ssm.us-east-1.amazonaws.com" },
        StringLike: { "kms:EncryptionContext:PARAMETER_ARN": [`${PARAMETER}/acme/host`] },
      },
    });
  });

  test("is the only one that may: application code's role fetches nothing", () => {
    const policies = stack
      .all("aws_iam_role_policy")
      .filter(({ policy }) => /GetSecretValue/.test(String(policy)));
    expect(policies.map(({ role }) => String(role))).toEqual([expect.stringContaining("execution")]);
  });
});
