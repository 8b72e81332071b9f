import { DataAwsCodestarconnectionsConnection } from "@cdktf/provider-aws/lib/data-aws-codestarconnections-connection";
import { DataAwsKmsAlias } from "@cdktf/provider-aws/lib/data-aws-kms-alias";
import { Construct } from "constructs";
import type { Config, Service } from "../config/config";
import { toolsNames } from "../config/names";
import { needsConnection, type ToolsFoundation } from "./tools-shared";

/** The tools account's foundation, seen from a stack of its own: found by name. */
export class ToolsLookup extends Construct implements ToolsFoundation {
  readonly bucket: string;
  readonly keyArn: string;
  readonly logsKeyArn: string;
  readonly connectionArn?: string;

  constructor(scope: Construct, id: string, config: Config, services: readonly Service[]) {
    super(scope, id);
    const names = toolsNames(config, config.tools);
    this.bucket = names.artifactBucket;
    this.keyArn = new DataAwsKmsAlias(this, "artifact-key", { name: names.artifactKeyAlias }).targetKeyArn;
    this.logsKeyArn = new DataAwsKmsAlias(this, "build-logs-key", { name: names.logsKeyAlias }).targetKeyArn;
    if (needsConnection(services)) {
      this.connectionArn = new DataAwsCodestarconnectionsConnection(this, "github", {
        name: names.connection,
      }).arn;
    }
  }
}
