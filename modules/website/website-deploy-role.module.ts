import { bucketName } from "../../face/aws";
import { defineModule } from "../../face/module";
import {
  buildDeployRole,
  DEPLOY_ROLE_INPUTS,
  DEPLOY_ROLE_LABELS,
  DEPLOY_ROLE_OPTIONS,
  deployRoleOutputs,
  deployRoleSecurity,
  deployRoleValues,
  targetPlace,
} from "../deploy-role/deploy-role.module";
import { deployWebsite } from "./website-deploy.policies";

export const WEBSITE_DEPLOY_ROLE = defineModule({
  name: "deploy-role-website",
  description:
    "The role in a workload account that a pipeline becomes to release a website: CodePipeline's S3 action unpacks what " +
    "was built into the website's bucket.",
  security: deployRoleSecurity(
    "Into the website's bucket it writes; it can neither read nor delete what is there.",
  ),
  inputs: {
    ...DEPLOY_ROLE_INPUTS,
    bucket: bucketName("Name of the website's bucket."),
    ...DEPLOY_ROLE_OPTIONS,
  },
  build: (scope, given) => {
    const { bucket } = given;
    const statements = deployWebsite({ place: targetPlace(given), bucket });
    return buildDeployRole(scope, given, "the website", statements);
  },
  labels: DEPLOY_ROLE_LABELS,
  outputs: deployRoleOutputs,
  examples: {
    basic: {
      description: "Releases of a website to staging.",
      values: { ...deployRoleValues("staging", "site"), bucket: "acme-site-staging-222222222222-us-east-1" },
    },
    complete: {
      description: "Releases to production in another region, by a role with a boundary.",
      values: {
        ...deployRoleValues("production", "site"),
        bucket: "acme-site-production-333333333333-eu-west-1",
      },
    },
  },
});
