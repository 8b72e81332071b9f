import { DataAwsCodestarconnectionsConnection } from "@cdktf/provider-aws/lib/data-aws-codestarconnections-connection";
import { DataAwsKmsAlias } from "@cdktf/provider-aws/lib/data-aws-kms-alias";
import { Construct } from "constructs";
import { releaseRegionsOf } from "../config/artifacts";
import type { Config, Service } from "../config/config";
import { toolsNames } from "../config/names";
import { regionProvider, type StoreRef } from "./artifact-stores";
import { needsConnection, type ToolsFoundation } from "./tools-shared";

/** The tools account's foundation, seen from a stack of its own: found by name. */
export class ToolsLookup extends Construct implements ToolsFoundation {
  readonly stores: ReadonlyMap<string, StoreRef>;
  readonly keyArn: string;
  readonly logsKeyArn: string;
  readonly connectionArn?: string;

  constructor(scope: Construct, id: string, config: Config, services: readonly Service[]) {
    super(scope, id);
    const names = toolsNames(config, config.tools);
    this.keyArn = new DataAwsKmsAlias(this, "artifact-key", { name: names.artifactKeyAlias }).targetKeyArn;
    this.logsKeyArn = new DataAwsKmsAlias(this, "build-logs-key", { name: names.logsKeyAlias }).targetKeyArn;
    const regions = new Set(services.flatMap((service) => releaseRegionsOf(config, service)));
    this.stores = new Map([
      [config.tools.region, { bucket: names.artifactBucket, keyArn: this.keyArn }],
      ...[...regions].map((region) => [region, this.storeIn(config, region)] as const),
    ]);
    if (needsConnection(services)) {
      this.connectionArn = new DataAwsCodestarconnectionsConnection(this, "github", {
        name: names.connection,
      }).arn;
    }
  }

  private storeIn(config: Config, region: string): StoreRef {
    const names = toolsNames(config, { ...config.tools, region });
    const { targetKeyArn } = new DataAwsKmsAlias(this, `artifact-key-${region}`, {
      name: names.artifactKeyAlias,
      provider: regionProvider(this, config, region),
    });
    return { bucket: names.artifactBucket, keyArn: targetKeyArn };
  }
}
