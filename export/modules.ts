/** Every module that teams without TypeScript can take. */
import type { Module } from "../face/module";
import { APPROVAL_TOPIC } from "../modules/approval/approval-topic.module";
import { ARTIFACT_STORE } from "../modules/artifact-store/artifact-store.module";
import { BUILD_PROJECT } from "../modules/build-project/build-project.module";
import { CONTAINER_REPOSITORY } from "../modules/container-repository/container-repository.module";
import { DELIVERY_PIPELINE } from "../modules/delivery-pipeline/delivery-pipeline.module";
import {
  ECS_BLUE_GREEN_DEPLOY_ROLE,
  ECS_ROLLING_DEPLOY_ROLE,
} from "../modules/ecs-service/ecs-deploy-role.module";
import { ECS_REVISION } from "../modules/ecs-service/ecs-revision.module";
import { ECS_SERVICE } from "../modules/ecs-service/ecs-service.module";
import { GITHUB_OIDC } from "../modules/github-oidc/github-oidc.module";
import { LAMBDA_DEPLOY_ROLE } from "../modules/lambda-service/lambda-deploy-role.module";
import { LAMBDA_SERVICE } from "../modules/lambda-service/lambda-service.module";
import { PIPELINE_ALARMS } from "../modules/pipeline-alarms/pipeline-alarms.module";
import { NOTIFICATIONS } from "../modules/pipeline-notifications/notifications.module";
import { SERVER_DEPLOY_ROLE } from "../modules/server-fleet/server-deploy-role.module";
import { SERVER_FLEET } from "../modules/server-fleet/server-fleet.module";
import { STATE_BUCKET } from "../modules/state-bucket/state-bucket.module";
import { WEBSITE_DEPLOY_ROLE } from "../modules/website/website-deploy-role.module";

export const MODULES: readonly Module[] = [
  APPROVAL_TOPIC,
  ARTIFACT_STORE,
  BUILD_PROJECT,
  CONTAINER_REPOSITORY,
  DELIVERY_PIPELINE,
  ECS_BLUE_GREEN_DEPLOY_ROLE,
  ECS_ROLLING_DEPLOY_ROLE,
  LAMBDA_DEPLOY_ROLE,
  SERVER_DEPLOY_ROLE,
  WEBSITE_DEPLOY_ROLE,
  ECS_REVISION,
  ECS_SERVICE,
  GITHUB_OIDC,
  LAMBDA_SERVICE,
  NOTIFICATIONS,
  PIPELINE_ALARMS,
  SERVER_FLEET,
  STATE_BUCKET,
];
