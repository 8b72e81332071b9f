import type { Rule } from "../rule";
import { accountPrincipals } from "./account-principals";
import { actionsExist } from "./actions-exist";
import { agreeingPolicies } from "./agreeing-policies";
import { artifactWriters } from "./artifact-writers";
import { assumedRoles } from "./assumed-roles";
import { buckets } from "./buckets";
import { buildProjects } from "./build-projects";
import { conditionKeysFit } from "./condition-keys-fit";
import { federatedPrincipals } from "./federated-principals";
import { ingress } from "./ingress";
import { inverseElements } from "./inverse-elements";
import { keys } from "./keys";
import { knownGrants } from "./known-grants";
import { logGroups } from "./log-groups";
import { passRole } from "./pass-role";
import { pipelines } from "./pipelines";
import { policyLengths } from "./policy-lengths";
import { predictableBuckets } from "./predictable-buckets";
import { protectedResources } from "./protected-resources";
import { resourcesFit } from "./resources-fit";
import { roles } from "./roles";
import { servicePrincipals } from "./service-principals";
import { unpredictableKeys } from "./unpredictable-keys";
import { wildcardActions } from "./wildcard-actions";
import { wildcardPrincipals } from "./wildcard-principals";
import { wildcardResources } from "./wildcard-resources";

/** Every rule; a test sees to it that none is left out. */
export const RULES: readonly Rule[] = [
  accountPrincipals,
  actionsExist,
  agreeingPolicies,
  artifactWriters,
  assumedRoles,
  buckets,
  buildProjects,
  conditionKeysFit,
  federatedPrincipals,
  ingress,
  inverseElements,
  keys,
  knownGrants,
  logGroups,
  passRole,
  pipelines,
  policyLengths,
  predictableBuckets,
  protectedResources,
  resourcesFit,
  roles,
  servicePrincipals,
  unpredictableKeys,
  wildcardActions,
  wildcardPrincipals,
  wildcardResources,
];
