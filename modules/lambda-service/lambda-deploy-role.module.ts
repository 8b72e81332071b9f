import { pipelineName } from "../../face/aws";
import { text } from "../../face/inputs";
import { defineModule } from "../../face/module";
import { matches } from "../../face/rule";
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
import { publishVersions } from "./lambda-deploy.policies";

export const LAMBDA_DEPLOY_ROLE = defineModule({
  name: "deploy-role-lambda",
  description:
    "The role in a workload account that a pipeline becomes to release a Lambda function: CodePipeline's Lambda action " +
    "publishes what was built as a version, which nobody invokes until an alias is moved.",
  security: deployRoleSecurity(
    "It updates the code of one function and publishes versions; it can't move an alias, nor change the configuration.",
  ),
  inputs: {
    ...DEPLOY_ROLE_INPUTS,
    lambdaFunction: text({
      description: "Name of the function.",
      rules: [
        matches(
          "[A-Za-z0-9_-]{1,64}",
          "Must be a function's name: at most 64 letters, digits, _ and -.",
          "acme/web",
        ),
      ],
    }),
    pipeline: pipelineName("Name of the pipeline; the action writes into the log group of its name."),
    ...DEPLOY_ROLE_OPTIONS,
  },
  build: (scope, given) => {
    const statements = publishVersions(targetPlace(given), given, given.pipeline);
    return buildDeployRole(scope, given, "the function", statements);
  },
  labels: DEPLOY_ROLE_LABELS,
  outputs: deployRoleOutputs,
  examples: {
    basic: {
      description: "Releases of a function to staging.",
      values: {
        ...deployRoleValues("staging", "prices"),
        lambdaFunction: "acme-prices-staging",
        pipeline: "prices-acme",
      },
    },
    complete: {
      description: "Releases to production in another region, by a role with a boundary.",
      values: {
        ...deployRoleValues("production", "prices"),
        lambdaFunction: "acme-prices-production",
        pipeline: "prices-acme",
      },
    },
  },
});
