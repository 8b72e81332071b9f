import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import type { Place } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import type { Statement } from "../../iam/statement";
import type { ContainerSecret } from "./container-secrets";
import { fetchSecrets } from "./container-secrets.policies";
import { assumedByTasks, startTasks } from "./ecs-service.policies";
import type { EcsServiceNames } from "./names";

interface TaskRolesProps {
  readonly place: Place;
  readonly names: Pick<EcsServiceNames, "ecsService" | "taskRole" | "executionRole" | "logGroup">;
  readonly repositoryArn: string;
  readonly secrets?: Readonly<Record<string, ContainerSecret>>;
  /** What starting tasks takes beside that. Default: nothing. */
  readonly startsAlso?: Items<Statement>;
  readonly permissionsBoundary?: string;
}

/** The role that application code runs as, and the role that Fargate starts it with. */
export class TaskRoles extends Construct {
  readonly task: Role;
  readonly execution: Role;
  /** Tasks wait for these: ECS refuses a role that doesn't exist, and can't pull before the policy is attached. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: TaskRolesProps) {
    super(scope, id);
    const { names, place, permissionsBoundary } = props;
    const common = { path: ROLE_PATHS.runtime, trust: assumedByTasks(place), permissionsBoundary };
    this.task = new Role(this, "task", {
      ...common,
      name: names.taskRole,
      description: `What the code of ${names.ecsService} may do: nothing, unless its team attaches a policy`,
      policies: {},
    });
    this.execution = new Role(this, "execution", {
      ...common,
      name: names.executionRole,
      description: `Starts tasks of ${names.ecsService}: pulls the image, opens the log`,
      policies: {
        "start-tasks": [...startTasks({ ...props, logGroup: names.logGroup }), ...(props.startsAlso ?? [])],
        "fetch-secrets": fetchSecrets(place, Object.values(props.secrets ?? {})),
      },
    });
    this.ready = [this.task.resource, this.execution.resource, ...this.execution.policies];
  }
}
