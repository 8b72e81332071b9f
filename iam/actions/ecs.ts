/** What CodePipeline's ECS action asks of the service it rolls out. */
export const ROLL_OUT_SERVICE = ["ecs:DescribeServices", "ecs:UpdateService"] as const;

/** What CodeDeploy does to a service's task sets, beside `ecs:UpdateServicePrimaryTaskSet` on the service. */
export const REPLACE_TASK_SET = ["ecs:CreateTaskSet", "ecs:DeleteTaskSet"] as const;

/** Who may be handed a task's roles. CodePipeline names the first, ECS and CodeDeploy the second. */
export const TASK_SERVICES = ["ecs.amazonaws.com", "ecs-tasks.amazonaws.com"] as const;
