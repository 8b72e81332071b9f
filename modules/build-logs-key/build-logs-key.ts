/** The key of all build logs of the tools account: one, because each costs the same whatever it encrypts. */
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import { EncryptionKey } from "../encryption-key/encryption-key";
import { usedByLogGroups } from "./build-logs-key.policies";

export interface BuildLogsKeyProps {
  readonly place: Place;
  /** Beginning with `alias/`. */
  readonly alias: string;
  /** The names of the log groups, as a pattern: `/aws/codebuild/acme-*`. */
  readonly logGroups: string;
}

export class BuildLogsKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: BuildLogsKeyProps) {
    super(scope, id);
    this.arn = new EncryptionKey(this, "encryption", {
      owner: props.place,
      alias: props.alias,
      description: "Encrypts the logs of builds",
      statements: [usedByLogGroups(props.place, props.logGroups)],
    }).arn;
  }
}
