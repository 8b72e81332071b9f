/**
 * A connection to GitHub. AWS makes it PENDING: a person accepts it once in the console, and until then no source
 * action succeeds.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/connections-update.html
 */
import { CodestarconnectionsConnection } from "@cdktf/provider-aws/lib/codestarconnections-connection";
import { Construct } from "constructs";

export interface GithubConnectionInputs {
  /** At most 32 characters. */
  readonly name: string;
}

export class GithubConnection extends Construct {
  readonly resource: CodestarconnectionsConnection;

  constructor(scope: Construct, id: string, props: GithubConnectionInputs) {
    super(scope, id);
    this.resource = new CodestarconnectionsConnection(this, "connection", {
      name: props.name,
      providerType: "GitHub",
    });
  }

  get arn(): string {
    return this.resource.arn;
  }
}
