/** The whole list of intended access. */
import { BUILDS } from "./builds";
import { CODEDEPLOY } from "./codedeploy";
import { COPIES } from "./copies";
import { DEPLOYMENTS } from "./deployments";
import type { Intended } from "./entry";
import { FLEET_COPIES } from "./fleet-copies";
import { LOOKS } from "./looks";
import { NOTICES } from "./notices";
import { OUTSIDERS } from "./outsiders";
import { PIPELINES } from "./pipelines";
import { RUNTIME } from "./runtime";
import { SERVICES } from "./services";
import { TERRAFORM } from "./terraform";
import { TERRAFORM_STATES } from "./terraform-states";

export const INTENDED: readonly Intended[] = [
  ...PIPELINES,
  ...BUILDS,
  ...LOOKS,
  ...DEPLOYMENTS,
  ...CODEDEPLOY,
  ...FLEET_COPIES,
  ...RUNTIME,
  ...COPIES,
  ...SERVICES,
  ...NOTICES,
  ...OUTSIDERS,
  ...TERRAFORM_STATES,
  ...TERRAFORM,
];
