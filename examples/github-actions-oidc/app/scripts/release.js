// Releases an image to a service of ECS: node scripts/release.js CLUSTER SERVICE IMAGE
//
// A new revision of the task definition that runs, with the image in it, rolled out by ECS. ECS takes a release back whose
// tasks don't start, and is steady again then; so the last question is which revision it is that runs.
import { execFileSync } from "node:child_process";

const [cluster, service, image] = process.argv.slice(2);
if (!image) throw new Error("node scripts/release.js CLUSTER SERVICE IMAGE");

const ecs = (command, ...args) =>
  JSON.parse(execFileSync("aws", ["ecs", command, ...args, "--output", "json"], { encoding: "utf8" }) || "null");
const runningRevision = () => {
  const [found] = ecs("describe-services", "--cluster", cluster, "--services", service).services;
  if (!found) throw new Error(`${cluster} has no service ${service}`);
  return found.taskDefinition;
};

// What ECS says of a revision and doesn't take for a new one.
const {
  taskDefinitionArn: _arn,
  revision: _revision,
  status: _status,
  requiresAttributes: _attributes,
  compatibilities: _compatibilities,
  registeredAt: _at,
  registeredBy: _by,
  ...definition
} = ecs("describe-task-definition", "--task-definition", runningRevision()).taskDefinition;
const containerDefinitions = definition.containerDefinitions.map((container) =>
  container.name === "app" ? { ...container, image } : container,
);
const input = JSON.stringify({ ...definition, containerDefinitions });
const { taskDefinitionArn } = ecs("register-task-definition", "--cli-input-json", input).taskDefinition;

ecs("update-service", "--cluster", cluster, "--service", service, "--task-definition", taskDefinitionArn);
console.log(`${service}: ${taskDefinitionArn} rolls out`);
ecs("wait", "services-stable", "--cluster", cluster, "--services", service);
const running = runningRevision();
if (running !== taskDefinitionArn) throw new Error(`${service} was rolled back to ${running}`);
console.log(`${service}: ${taskDefinitionArn} runs`);
