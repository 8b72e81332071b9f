/**
 * What makes an account believe tokens of GitHub Actions. An account has one for an issuer.
 *
 * Threat boundary: every repository at GitHub gets tokens of this issuer. By itself it lets nobody in; each role says whose.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
 */
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { Construct } from "constructs";
import type { Made } from "../../face/each";
import { AUDIENCE, GITHUB_ISSUER } from "./github-oidc.policies";

export class GithubProvider extends Construct {
  readonly resource: IamOpenidConnectProvider;

  /** @param made how often Terraform makes it */
  constructor(scope: Construct, id: string, made: Made = {}) {
    super(scope, id);
    this.resource = new IamOpenidConnectProvider(this, "provider", {
      ...made,
      url: `https://${GITHUB_ISSUER}`,
      clientIdList: [AUDIENCE],
    });
  }
}
