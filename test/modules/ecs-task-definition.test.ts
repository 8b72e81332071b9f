import { parse } from "yaml";
import { placeholder } from "../../modules/ecs-service/placeholder";
import { appSpecFile, taskDefinition, taskDefinitionFile } from "../../modules/ecs-service/task-definition";
import { ecsStack, names, task } from "../support/ecs";
import { evaluate } from "../support/policy";

/** Terraform's task definition, in the words of the file that the pipeline registers. */
function synthesized() {
  const made = ecsStack().only("aws_ecs_task_definition");
  return {
    family: made.family,
    networkMode: made.network_mode,
    requiresCompatibilities: made.requires_compatibilities,
    cpu: made.cpu,
    memory: made.memory,
    taskRoleArn: made.task_role_arn,
    executionRoleArn: made.execution_role_arn,
    containerDefinitions: evaluate(String(made.container_definitions)),
  };
}

describe("the pipeline's task definition", () => {
  test("fails when it differs from Terraform's in anything but the image and the placeholder's variable", () => {
    const { image } = placeholder(task.port);
    const ours = JSON.stringify(synthesized()).replace(JSON.stringify(image), '"<IMAGE1_NAME>"');
    const file = taskDefinitionFile(task);
    const [container] = JSON.parse(ours).containerDefinitions;
    expect({ ...JSON.parse(ours), containerDefinitions: [{ ...container, environment: [] }] }).toEqual(file);
  });

  test("is Fargate's, with the service's roles by their predicted ARNs", () => {
    expect(taskDefinitionFile(task)).toMatchObject({
      family: names.taskFamily,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      taskRoleArn: "arn:aws:iam::222222222222:role/slipway/runtime/acme-web-staging-task",
      executionRoleArn: "arn:aws:iam::222222222222:role/slipway/runtime/acme-web-staging-execution",
    });
  });

  test("GIVEN an AppSpec THEN it names the container, its port and CodePipeline's placeholder", () => {
    const text = appSpecFile({ port: 9090 });
    expect(text).toMatch(/^version: 0\.0$/m);
    expect(parse(text)).toEqual({
      version: 0,
      Resources: [
        {
          TargetService: {
            Type: "AWS::ECS::Service",
            Properties: {
              TaskDefinition: "<TASK_DEFINITION>",
              LoadBalancerInfo: { ContainerName: "app", ContainerPort: 9090 },
              PlatformVersion: "LATEST",
            },
          },
        },
      ],
    });
  });
});

describe("the placeholder", () => {
  const [container] = synthesized().containerDefinitions;

  test("answers on the service's port, on every path", () => {
    const [{ name, value }] = container.environment;
    expect(name).toBe("AOT_CONFIG_CONTENT");
    const collector = parse(value);
    expect(collector.extensions.health_check).toEqual({ endpoint: "0.0.0.0:8080", path: "/" });
    expect(collector.service.extensions).toEqual(["health_check"]);
    expect(container.portMappings).toEqual([{ containerPort: 8080, protocol: "tcp" }]);
  });

  test("comes from Amazon ECR Public, pinned by a tag", () => {
    expect(container.image).toMatch(/^public\.ecr\.aws\/aws-observability\/[a-z-]+:v\d+\.\d+\.\d+$/);
  });

  test("fails when it leaves something to the releases of a rolling service that would change them", () => {
    const release = taskDefinition(task, { image: "app:1" }).containerDefinitions[0];
    expect(Object.keys(container)).toEqual(Object.keys(release ?? {}));
    expect(container.environment).toHaveLength(1);
  });

  test("listens nowhere else", () => {
    const collector = parse(container.environment[0].value);
    expect(collector.receivers).toEqual({ otlp: { protocols: { http: { endpoint: "localhost:0" } } } });
    expect(collector.service.telemetry).toEqual({ metrics: { level: "none" } });
  });
});
