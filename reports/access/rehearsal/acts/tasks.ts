/** Tasks that ECS starts for a release. */
import { regional } from "../../world/place";
import type { TaskDefinitionRecord } from "../../world/records/ecs";
import type { Place, Script } from "../script";
import { SOURCES } from "../sources";
import { takesWithSource } from "../table/assume";
import { START_TASKS } from "../table/ecs";

const WHICH_ARN =
  "The page's example takes whatever ARN of ECS's: a task's is tried, and whether it is that the page doesn't say.";
const TAKE_EXECUTION_ROLE = takesWithSource("ECS takes the execution role", SOURCES.ecsTaskTrust, WHICH_ARN);
const TAKE_TASK_ROLE = takesWithSource("ECS takes the task's role", SOURCES.ecsTaskTrust, WHICH_ARN);

/** What is started where. */
interface Start {
  readonly cluster: string;
  readonly tasks: TaskDefinitionRecord;
  /** Of the image that is released; undefined: not ECR's, or not known. */
  readonly repository: string | undefined;
}

export function startTasks(script: Script, at: Place, { cluster, tasks, repository }: Start): void {
  const { executionRoleArn, taskRoleArn, place } = tasks;
  const service = "ecs-tasks.amazonaws.com";
  const sourceArn = regional("ecs", place, `task/${cluster}/1dc5c17a422f4dc4`);
  if (executionRoleArn !== undefined) {
    script.add(at, TAKE_EXECUTION_ROLE, { service, role: executionRoleArn, sourceArn });
    script.add(at, START_TASKS, { tasks, ...(repository !== undefined && { repository }) });
  }
  if (taskRoleArn !== undefined) script.add(at, TAKE_TASK_ROLE, { service, role: taskRoleArn, sourceArn });
}
