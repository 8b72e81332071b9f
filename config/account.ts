/** How Terraform signs in to an account. */
export type Credentials =
  | { readonly kind: "ambient" }
  | { readonly kind: "profile"; readonly profile: string }
  | { readonly kind: "assume-role"; readonly roleArn: string };

/** An AWS account that holds stacks of ours. */
export interface Account {
  /** `tools`, or the name of the environment. */
  readonly name: string;
  /** Twelve digits. */
  readonly id: string;
  /** Where everything of the account lies, its state too. */
  readonly region: string;
  readonly credentials: Credentials;
  /** ARN of the managed policy that bounds every role made in the account. */
  readonly permissionsBoundary?: string;
  /** Who made the provider of GitHub's tokens, where services are released by GitHub Actions. */
  readonly githubProvider: "made" | "existing";
}

/** A network that Slipway makes, or one that exists. */
export type Network =
  | {
      readonly kind: "managed";
      /** IPv4 range, /16 to /24. */
      readonly cidr: string;
      /** Two or more zones of the region, a public and a private subnet in each. */
      readonly availabilityZones: readonly string[];
    }
  | {
      readonly kind: "existing";
      readonly vpcId: string;
      readonly privateSubnetIds: readonly string[];
      readonly publicSubnetIds: readonly string[];
    };

/** A person's yes before an environment is deployed to. */
export interface Approval {
  /** E-mail addresses told that an approval waits. */
  readonly notify: readonly string[];
  /** What the approver reads behind the service, the commit and the environment. */
  readonly message?: string;
  /** What the approver is to look at; absent: the release's own page. */
  readonly link?: string;
  /** 5 to 86,400 minutes; AWS's default is seven days. */
  readonly timeoutMinutes: number;
}

/** An account that releases are deployed into; environments are listed in the order of promotion. */
export interface Environment extends Account {
  readonly network?: Network;
  /** ACM certificate of the load balancers; absent: HTTP. */
  readonly certificateArn?: string;
  /** What verification calls; absent: it looks the load balancer up. */
  readonly url?: string;
  readonly loadBalancer: "shared" | "own";
  readonly approval?: Approval;
}
