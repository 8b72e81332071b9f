/** Releases onto servers: CodeDeploy's agent on each of them fetches the revision. */
import type { AutoScalingGroupRecord, LaunchTemplateRecord } from "../../world/records/fleet";
import type { World } from "../../world/world";
import type { ActionScene } from "../scene";
import type { Place, Script } from "../script";
import { SOURCES } from "../sources";
import { takesSilently } from "../table/assume";
import { DEPLOY_SERVERS } from "../table/deployment";
import { COPY_FLEET } from "../table/fresh-servers";
import { DEPLOY_TO_FLEET, INSTALL_REVISION } from "../table/servers";
import { deployingIn, runDeployment } from "./deployment";

const TAKE_INSTANCE_ROLE = takesSilently("EC2 takes the instances' role", SOURCES.codeDeployInstances);

/** CodePipeline's CodeDeploy action. */
export function deployServers(script: Script, at: Place, scene: ActionScene): void {
  const deploying = deployingIn(script, scene);
  const { group } = deploying;
  const { autoScalingGroups } = script.cast.world.records;
  const fleets = autoScalingGroups.filter(
    ({ name, place }) => group.autoScalingGroups.includes(name) && place.account === group.place.account,
  );
  const templates = fleets.flatMap((fleet) => templatesOf(script.cast.world, fleet));
  script.add(at, DEPLOY_SERVERS, deploying);
  runDeployment(script, at, group, []);
  script.add(at, DEPLOY_TO_FLEET, { group, hooks: [], fleets });
  if (group.copiesFleet) script.add(at, COPY_FLEET, { group, hooks: [], fleets, templates });
  for (const role of new Set(templates.flatMap(({ roleArn }) => roleArn ?? []))) {
    script.add(at, TAKE_INSTANCE_ROLE, { service: "ec2.amazonaws.com", role, sourceArn: "" });
    script.add(at, INSTALL_REVISION, { role, objects: scene.inputs });
  }
}

function templatesOf({ records }: World, fleet: AutoScalingGroupRecord): LaunchTemplateRecord[] {
  return records.launchTemplates.filter(
    ({ id, name, place }) =>
      place.account === fleet.place.account &&
      fleet.launchTemplates.some((named) => named === id || named === name),
  );
}
