/** ECS services by name, task definitions by what runs in them. Terraform waits two minutes for a missing service. */
import { isNamed } from "../../aws/sdk-error";
import { blocksOf } from "../../json";
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

/** Revisions that are looked at, from the latest: each is a call, and a lost one costs nothing but another revision. */
const REVISIONS = 20;

/** Pipelines register revisions of the same family, with other images: none of those is Terraform's. */
const taskDefinitions: Lookup = {
  by: ["family", "container_definitions"],
  compare: ["family"],
  list: async (settings, family = "", containers = "") => {
    const { DescribeTaskDefinitionCommand, ECSClient, paginateListTaskDefinitions } = await import(
      "@aws-sdk/client-ecs"
    );
    const client = new ECSClient(settings);
    const pages = paginateListTaskDefinitions({ client }, { familyPrefix: family, status: "ACTIVE" });
    const arns = await everyPage(pages, ({ taskDefinitionArns }) => taskDefinitionArns);
    const ofFamily = arns.filter((arn) => arn.split("/").at(-1)?.split(":")[0] === family);
    const images = imagesIn(JSON.parse(containers));
    for (const arn of ofFamily.sort((a, b) => revisionOf(b) - revisionOf(a)).slice(0, REVISIONS)) {
      const describe = new DescribeTaskDefinitionCommand({ taskDefinition: arn, include: ["TAGS"] });
      const { taskDefinition, tags = [] } = await client.send(describe);
      if (imagesIn(taskDefinition?.containerDefinitions) === images)
        return [
          {
            id: arn,
            tags: Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])),
            values: { family },
          },
        ];
    }
    return [];
  },
};

/** Containers and their images as one text. */
function imagesIn(containers: unknown): string {
  return blocksOf(containers)
    .map(({ name, image }) => `${name}=${image}`)
    .sort()
    .join(" ");
}

function revisionOf(arn: string): number {
  return Number(arn.split(":").at(-1));
}

export const containers: Readonly<Record<string, Lookup>> = {
  aws_ecs_service: services,
  aws_ecs_task_definition: taskDefinitions,
};
