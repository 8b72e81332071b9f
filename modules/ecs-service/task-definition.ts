import { eachOf, type Items } from "../../face/each";
import { asText } from "../../face/number";
import { type NamedText, type TextMap, withTexts } from "../../face/text-map";
import type { Place } from "../../iam/arn";
import { type ContainerSecret, valueFrom } from "./container-secrets";
import { type EcsServiceNames, executionRoleArn, taskRoleArn } from "./names";

/** The container that the load balancer talks to; `imagedefinitions.json` of a build names it too. */
export const CONTAINER = "app";

/** CodePipeline puts the image's address where it finds `<IMAGE1_NAME>`. */
export const IMAGE_PLACEHOLDER = "IMAGE1_NAME";

/** All literal: the tools account writes the same task definition into a file. */
export interface TaskProps {
  readonly place: Place;
  readonly names: Pick<EcsServiceNames, "taskFamily" | "taskRole" | "executionRole" | "logGroup">;
  readonly port: number;
  /** CPU units: 1024 are one vCPU. */
  readonly cpu: number;
  /** MiB; what goes with which `cpu` is AWS's choice. */
  readonly memory: number;
  /** Variables of the container that are no secret. Default: none. */
  readonly environment?: TextMap;
  /** Variables whose values are fetched when a task starts. Default: none. */
  readonly secrets?: Readonly<Record<string, ContainerSecret>>;
  /** The same by the ARNs that ECS takes. Default: none. */
  readonly secretArns?: Items<NamedText>;
}

/** What changes from one revision to the next. */
export interface ContainerImage {
  readonly image: string;
  /** Beside the service's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A task definition in the words of ECS's RegisterTaskDefinition, as far as we set it. A type, so that it can be printed. */
export type TaskDefinition = {
  readonly family: string;
  readonly networkMode: "awsvpc";
  readonly requiresCompatibilities: readonly ["FARGATE"];
  readonly cpu: string;
  readonly memory: string;
  readonly taskRoleArn: string;
  readonly executionRoleArn: string;
  readonly containerDefinitions: readonly ContainerDefinition[];
};

/** A type and not an interface, so that it can be printed. */
export type ContainerDefinition = Container | (Container & { readonly secrets: Items<Secret> });

type Secret = { readonly name: string; readonly valueFrom: string };

type Container = {
  readonly name: string;
  readonly image: string;
  readonly essential: true;
  readonly portMappings: readonly { readonly containerPort: number; readonly protocol: "tcp" }[];
  readonly environment: Items<{ readonly name: string; readonly value: string }>;
  readonly logConfiguration: {
    readonly logDriver: "awslogs";
    readonly options: Readonly<Record<string, string>>;
  };
};

/** The one source of every revision: Terraform's first one and those that the pipeline registers. */
export function taskDefinition(
  props: TaskProps,
  { image, environment = {} }: ContainerImage,
): TaskDefinition {
  const { names, place, port, secrets = {}, secretArns } = props;
  const fetched = [
    ...byName(secrets).map(([name, source]) => ({ name, valueFrom: valueFrom(place, source) })),
    ...eachOf(secretArns ?? [], ({ name, text }) => [{ name, valueFrom: text }]),
  ];
  return {
    family: names.taskFamily,
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    cpu: asText(props.cpu),
    memory: asText(props.memory),
    taskRoleArn: taskRoleArn(place, names),
    executionRoleArn: executionRoleArn(place, names),
    containerDefinitions: [
      {
        name: CONTAINER,
        image,
        essential: true,
        portMappings: [{ containerPort: port, protocol: "tcp" }],
        environment: eachOf(withTexts(props.environment ?? {}, environment), ({ name, text }) => [
          { name, value: text },
        ]),
        // A module can't leave the list out where there are none: it is there, whether they are variables or literals.
        ...((fetched.length > 0 || secretArns !== undefined) && { secrets: fetched }),
        logConfiguration: {
          logDriver: "awslogs",
          options: {
            "awslogs-group": names.logGroup,
            "awslogs-region": place.region,
            "awslogs-stream-prefix": CONTAINER,
          },
        },
      },
    ],
  };
}

/** In the order of their names, in which Terraform's provider puts them too. */
function byName<Value>(entries: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1));
}

/** `taskdef.json` for CodeDeployToECS; CodePipeline fills in the image. */
export function taskDefinitionFile(props: TaskProps): TaskDefinition {
  return taskDefinition(props, { image: `<${IMAGE_PLACEHOLDER}>` });
}

/** Events at which CodeDeploy asks a function, in their order. */
export const LIFECYCLE_EVENTS = [
  "BeforeInstall",
  "AfterInstall",
  "AfterAllowTestTraffic",
  "BeforeAllowTraffic",
  "AfterAllowTraffic",
] as const;

/** Name or ARN of the function that is asked at an event. */
export type LifecycleHooks = Readonly<Partial<Record<(typeof LIFECYCLE_EVENTS)[number], string>>>;

/**
 * `appspec.yaml` for CodeDeployToECS; CodePipeline fills in the revision. A text, because `version: 0.0` is the only
 * one there is, and JSON knows no 0.0.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-resources.html
 */
export function appSpecFile({ port }: Pick<TaskProps, "port">, hooks: LifecycleHooks = {}): string {
  const asked = LIFECYCLE_EVENTS.flatMap((event) => {
    const named = hooks[event];
    return named === undefined ? [] : [`  - ${event}: "${named}"`];
  });
  return appSpec(String(port), asked.length > 0 ? ["Hooks:", ...asked] : []);
}

/** The same as a template of Terraform's, of `port` and `hooks`. */
export function appSpecTemplate(): string {
  return appSpec("${port}", [
    "%{ if length(hooks) > 0 ~}",
    "Hooks:",
    "%{ for event, function in hooks ~}",
    '  - ${event}: "${function}"',
    "%{ endfor ~}",
    "%{ endif ~}",
  ]);
}

function appSpec(port: string, hooks: readonly string[]): string {
  return [
    "version: 0.0",
    "Resources:",
    "  - TargetService:",
    "      Type: AWS::ECS::Service",
    "      Properties:",
    "        TaskDefinition: <TASK_DEFINITION>",
    "        LoadBalancerInfo:",
    `          ContainerName: ${CONTAINER}`,
    `          ContainerPort: ${port}`,
    "        PlatformVersion: LATEST",
    ...hooks,
    "",
  ].join("\n");
}
