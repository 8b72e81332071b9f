/** ECS services by name, and a task definition's latest revision. Terraform waits two minutes for a missing service. */
import type { ECSClient } from "@aws-sdk/client-ecs";
import { isNamed } from "../../bootstrap/sdk-error";
import { everyPage, type Lookup } from "./lookup";

const services: Lookup = {
  by: ["cluster", "name"],
  compare: ["name"],
  list: async (settings, cluster = "", name = "") => {
    const { DescribeServicesCommand, ECSClient } = await import("@aws-sdk/client-ecs");
    try {
      const client = new ECSClient(settings);
      const { services = [] } = await client.send(new DescribeServicesCommand({ cluster, services: [name] }));
      return services
        .filter(({ status }) => status === "ACTIVE")
        .map(({ serviceName = "" }) => ({
          id: `${cluster.split("/").at(-1)}/${serviceName}`,
          values: { name: serviceName },
        }));
    } catch (error) {
      if (isNamed(error, "ClusterNotFoundException")) return [];
      throw error;
    }
  },
};

/** Pipelines register revisions of the same family; an apply that was interrupted has made the latest. */
const taskDefinitions: Lookup = {
  by: ["family"],
  compare: ["family"],
  list: async (settings, family = "") => {
    const { ECSClient, paginateListTaskDefinitions } = await import("@aws-sdk/client-ecs");
    const client = new ECSClient(settings);
    const pages = paginateListTaskDefinitions({ client }, { familyPrefix: family, status: "ACTIVE" });
    const arns = await everyPage(pages, ({ taskDefinitionArns }) => taskDefinitionArns);
    const ofFamily = arns.filter((arn) => arn.split("/").at(-1)?.split(":")[0] === family);
    const latest = ofFamily.sort((a, b) => revisionOf(a) - revisionOf(b)).at(-1);
    return latest === undefined
      ? []
      : [{ id: latest, tags: await tagsOf(client, latest), values: { family } }];
  },
};

function revisionOf(arn: string): number {
  return Number(arn.split(":").at(-1));
}

async function tagsOf(client: ECSClient, taskDefinition: string): Promise<Record<string, string>> {
  const { DescribeTaskDefinitionCommand } = await import("@aws-sdk/client-ecs");
  const answer = await client.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] }));
  return Object.fromEntries((answer.tags ?? []).map(({ key = "", value = "" }) => [key, value]));
}

export const containers: Readonly<Record<string, Lookup>> = {
  aws_ecs_service: services,
  aws_ecs_task_definition: taskDefinitions,
};
