/** Every module that teams without TypeScript can take. */
import type { Module } from "../face/module";
import { ARTIFACT_STORE } from "../modules/artifact-store/artifact-store.module";
import { CONTAINER_REPOSITORY } from "../modules/container-repository/container-repository.module";
import { GITHUB_OIDC } from "../modules/github-oidc/github-oidc.module";
import { PIPELINE_ALARMS } from "../modules/pipeline-alarms/pipeline-alarms.module";
import { NOTIFICATIONS } from "../modules/pipeline-notifications/notifications.module";
import { STATE_BUCKET } from "../modules/state-bucket/state-bucket.module";

export const MODULES: readonly Module[] = [
  ARTIFACT_STORE,
  CONTAINER_REPOSITORY,
  GITHUB_OIDC,
  NOTIFICATIONS,
  PIPELINE_ALARMS,
  STATE_BUCKET,
];
