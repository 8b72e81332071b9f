/** What the commands of Slipway's builds do, and of builds that follow its guide: docs/guide/prepare-a-repository.md. */
import { regional } from "../../world/place";
import type { BuildProjectRecord } from "../../world/records/build-project";
import type { Step } from "../call";
import { SOURCES } from "../sources";

/** The value of a plain variable of a project's environment. */
export function variableOf({ variables }: BuildProjectRecord, name: string): string | undefined {
  return variables.find((variable) => variable.type === "PLAINTEXT" && variable.name === name)?.value;
}

/** ARN of the repository that a build pushes its image to. `111111111111.dkr.ecr.us-east-1.amazonaws.com/acme/web` */
export function repositoryOf(project: BuildProjectRecord): string | undefined {
  const [, account = "", region = "", name = ""] =
    /^(\d{12})\.dkr\.ecr\.([\w-]+)\.[^/]+\/(.+)$/.exec(variableOf(project, "REPOSITORY_URI") ?? "") ?? [];
  return name === "" ? undefined : regional("ecr", { account, region }, `repository/${name}`);
}

/** Builds of pull requests have the address and push nothing. */
export function pushedTo(project: BuildProjectRecord): string | undefined {
  return variableOf(project, "SLIPWAY_PIPELINE") === "release" ? repositoryOf(project) : undefined;
}

/** Somebody who pushes an image: a build, or a job of GitHub Actions. */
export interface Push {
  readonly role: string;
  /** ARN. */
  readonly repository: string;
}

const repository = ({ repository: arn }: Push) => [arn];

export const PUSH_IMAGE: Step<Push> = {
  name: "pushes the image",
  caller: ({ role }) => ({ role }),
  rows: [
    { actions: ["ecr:GetAuthorizationToken"], on: () => ["*"], source: SOURCES.ecrPush },
    {
      actions: [
        "ecr:BatchCheckLayerAvailability",
        "ecr:InitiateLayerUpload",
        "ecr:UploadLayerPart",
        "ecr:CompleteLayerUpload",
        "ecr:PutImage",
        "ecr:BatchGetImage",
      ],
      on: repository,
      source: SOURCES.ecrPush,
    },
    {
      actions: ["ecr:GetDownloadUrlForLayer"],
      on: repository,
      source: SOURCES.ecrPull,
      unsettled: "Whether a build begins with layers of the image before is the repository's to say.",
    },
  ],
};

/** Variables that name a role which the commands become. */
export const ROLE_VARIABLES = ["LOOKUP_ROLE_ARN", "SHIFT_ROLE_ARN", "SERVICE_ROLE_ARN"] as const;

/** A role that a build has become, and the build whose variables say what for. */
export interface Errand {
  readonly role: string;
  readonly project: BuildProjectRecord;
}

const asErrand = ({ role }: Errand) => ({ role });
const value = ({ project }: Errand, name: string) => variableOf(project, name) ?? "";
const inAccount = (scene: Errand, service: string, resource: string) =>
  regional(service, { account: scene.role.split(":")[4] ?? "", region: value(scene, "REGION") }, resource);

export const LOOK_UP_ADDRESS: Step<Errand> = {
  name: "looks up the load balancer's address",
  caller: asErrand,
  rows: [
    {
      actions: ["elasticloadbalancing:DescribeLoadBalancers"],
      on: () => ["*"],
      source: SOURCES.describeLoadBalancers,
    },
  ],
};

export const INVOKE_SERVICE: Step<Errand> = {
  name: "invokes the service",
  caller: asErrand,
  rows: [
    {
      actions: ["lambda:InvokeFunction"],
      on: (scene) => [value(scene, "SERVICE_FUNCTION")],
      source: SOURCES.invoke,
    },
  ],
};

/** `modules/lambda-service/shift.sh` */
export const SHIFT_ALIAS: Step<Errand> = {
  name: "has CodeDeploy move the alias",
  caller: asErrand,
  rows: [
    {
      actions: ["lambda:GetAlias"],
      on: (scene) => [inAccount(scene, "lambda", `function:${value(scene, "FUNCTION")}`)],
      source: SOURCES.getAlias,
    },
    {
      actions: ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"],
      on: (scene) => [
        inAccount(
          scene,
          "codedeploy",
          `deploymentgroup:${value(scene, "APPLICATION")}/${value(scene, "GROUP")}`,
        ),
      ],
      source: SOURCES.codeDeployPermissions,
    },
    {
      actions: ["codedeploy:GetApplicationRevision", "codedeploy:RegisterApplicationRevision"],
      on: (scene) => [inAccount(scene, "codedeploy", `application:${value(scene, "APPLICATION")}`)],
      source: SOURCES.codeDeployPermissions,
      unsettled: "The page says: CreateDeployment takes one of the two. Which, it doesn't say.",
    },
  ],
};
