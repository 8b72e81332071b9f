import { releaseNames } from "../../release-names";
import type { TargetConfig } from "../target";
import type { WebsiteDeploy } from "./deploy";

/** Files in a bucket behind CloudFront. */
export const website: TargetConfig<WebsiteDeploy> = {
  title: "a website",
  delivers: "files",
  needs: { network: false, cluster: false, loadBalancer: false },
  strategies: { "all-at-once": { by: "s3-action" } },
  defaultStrategy: "all-at-once",
  shifts: false,
  hookEvents: [],
  keepsFormer: false,
  alarms: [],
  verifiedBy: "address",
  rules: [],
  resolve: ({ website: fields }) => fields && { kind: "website", ...fields },
  override: (deploy, { indexDocument = deploy.indexDocument, errorDocument = deploy.errorDocument }) => ({
    ...deploy,
    indexDocument,
    errorDocument,
  }),
  hidesAddress: () => "CloudFront's name for a website can't be looked up",
  namedArns: () => [],
  uniqueNames: ({ organization, service, environment }) => [
    {
      kind: "bucket",
      name: releaseNames({ organization }, service, environment).siteBucket,
      everywhere: true,
    },
  ],
};
