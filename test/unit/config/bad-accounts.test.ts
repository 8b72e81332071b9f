/** Accounts, credentials, and ARNs that must lie in them. */
import { atTop, type BadCase, inStaging, shopIn, testBadCases } from "./support";

const CASES: readonly BadCase[] = [
  {
    what: "account without quotes",
    edits: [['"111111111111"', "111111111111"]],
    says: [
      'slipway.yaml:4:12 tools.account: found 111111111111; allowed: twelve digits in quotes, such as "111111111111"; quote it',
    ],
  },
  {
    what: "account without quotes that begins with zero",
    edits: [['"111111111111"', "011111111111"]],
    says: [
      'slipway.yaml:4:12 tools.account: found 011111111111; allowed: twelve digits in quotes, such as "111111111111"; quote it',
    ],
  },
  {
    what: "account of eleven digits",
    edits: [['"111111111111"', '"11111111111"']],
    says: [
      'slipway.yaml:4:12 tools.account: found "11111111111"; allowed: twelve digits in quotes, such as "111111111111"',
    ],
  },
  {
    what: "account with hyphens",
    edits: [['"111111111111"', '"1111-1111-1111"']],
    says: [
      'slipway.yaml:4:12 tools.account: found "1111-1111-1111"; allowed: twelve digits in quotes, such as "111111111111"',
    ],
  },
  {
    what: "account missing",
    edits: [['    account: "222222222222"\n', ""]],
    says: [
      'slipway.yaml:6:3 environments.staging.account: missing; give twelve digits in quotes, such as "111111111111"',
    ],
  },
  {
    what: "account of tools again",
    edits: [['"222222222222"', '"111111111111"']],
    says: [
      'slipway.yaml:7:14 environments.staging.account: found "111111111111", which is the account of tools; allowed: an account of its own',
    ],
  },
  {
    what: "account of another environment",
    edits: [['"333333333333"', '"222222222222"']],
    says: [
      'slipway.yaml:10:14 environments.production.account: found "222222222222", which is the account of environments.staging; allowed: an account of its own',
    ],
  },
  {
    what: "profile and role",
    edits: inStaging("profile: staging\n    assumeRole: arn:aws:iam::222222222222:role/platform"),
    says: [
      "slipway.yaml:10:5 environments.staging.assumeRole: found assumeRole beside profile; allowed: one of them, or neither, for ambient credentials",
    ],
  },
  {
    what: "profile and role for tools",
    edits: [
      [
        '  account: "111111111111"\n',
        '  account: "111111111111"\n  assumeRole: arn:aws:iam::111111111111:role/platform\n  profile: tools\n',
      ],
    ],
    says: [
      "slipway.yaml:5:3 tools.assumeRole: found assumeRole beside profile; allowed: one of them, or neither, for ambient credentials",
    ],
  },
  {
    what: "role of another account",
    edits: inStaging("assumeRole: arn:aws:iam::333333333333:role/platform"),
    says: [
      "slipway.yaml:9:17 environments.staging.assumeRole: found the account 333333333333 in it; allowed: 222222222222, that of staging",
    ],
  },
  {
    what: "role that is a user",
    edits: inStaging("assumeRole: arn:aws:iam::222222222222:user/ada"),
    says: [
      'slipway.yaml:9:17 environments.staging.assumeRole: found "arn:aws:iam::222222222222:user/ada"; allowed: the ARN of a role, such as arn:aws:iam::111111111111:role/platform, without wildcards',
    ],
  },
  {
    what: "profile with spaces",
    edits: inStaging("profile: my profile"),
    says: [
      'slipway.yaml:9:14 environments.staging.profile: found "my profile"; allowed: the name of a profile',
    ],
  },
  {
    what: "boundary that is a role",
    edits: inStaging("permissionsBoundary: arn:aws:iam::222222222222:role/platform"),
    says: [
      'slipway.yaml:9:26 environments.staging.permissionsBoundary: found "arn:aws:iam::222222222222:role/platform"; allowed: the ARN of a managed policy, such as arn:aws:iam::111111111111:policy/boundary',
    ],
  },
  {
    what: "boundary of another account",
    edits: inStaging("permissionsBoundary: arn:aws:iam::111111111111:policy/boundary"),
    says: [
      "slipway.yaml:9:26 environments.staging.permissionsBoundary: found the account 111111111111 in it; allowed: 222222222222, that of staging",
    ],
  },
  {
    what: "certificate of another region",
    edits: inStaging("certificateArn: arn:aws:acm:eu-west-1:222222222222:certificate/0a1b"),
    says: [
      "slipway.yaml:9:21 environments.staging.certificateArn: found the region eu-west-1 in it; allowed: us-east-1, that of the configuration",
    ],
  },
  {
    what: "certificate of the configuration's region where the environment lies in another",
    edits: inStaging(
      "region: eu-west-1\n    certificateArn: arn:aws:acm:us-east-1:222222222222:certificate/0a1b",
    ),
    says: [
      "slipway.yaml:10:21 environments.staging.certificateArn: found the region us-east-1 in it; allowed: eu-west-1, that of staging",
    ],
  },
  {
    what: "environment in a region that is none",
    edits: inStaging("region: eu-west"),
    says: [
      'slipway.yaml:9:13 environments.staging.region: found "eu-west"; allowed: a region such as us-east-1',
    ],
  },
  {
    what: "environment in another partition",
    edits: inStaging("region: cn-north-1"),
    says: [
      "slipway.yaml:9:13 environments.staging.region: found a region of the partition aws-cn; allowed: one of aws, that of us-east-1",
    ],
  },
  {
    what: "certificate of another account",
    edits: inStaging("certificateArn: arn:aws:acm:us-east-1:333333333333:certificate/0a1b"),
    says: [
      "slipway.yaml:9:21 environments.staging.certificateArn: found the account 333333333333 in it; allowed: 222222222222, that of staging",
    ],
  },
  {
    what: "certificate of another account and region",
    edits: inStaging("certificateArn: arn:aws:acm:eu-west-1:333333333333:certificate/0a1b"),
    says: [
      "slipway.yaml:9:21 environments.staging.certificateArn: found the account 333333333333 in it; allowed: 222222222222, that of staging",
      "slipway.yaml:9:21 environments.staging.certificateArn: found the region eu-west-1 in it; allowed: us-east-1, that of the configuration",
    ],
  },
  {
    what: "connection of another account",
    edits: [
      [
        "{ repository: acme/shop }",
        '{ repository: acme/shop, connectionArn: "arn:aws:codeconnections:us-east-1:222222222222:connection/0a1b" }',
      ],
    ],
    says: [
      "slipway.yaml:15:55 services.shop.source.github.connectionArn: found the account 222222222222 in it; allowed: 111111111111, that of tools",
    ],
  },
  {
    what: "connection of another region",
    edits: [
      [
        "{ repository: acme/shop }",
        '{ repository: acme/shop, connectionArn: "arn:aws:codestar-connections:us-west-2:111111111111:connection/0a1b" }',
      ],
    ],
    says: [
      "slipway.yaml:15:55 services.shop.source.github.connectionArn: found the region us-west-2 in it; allowed: us-east-1, that of the configuration",
    ],
  },
  {
    what: "deploy role of another account",
    edits: shopIn('production: { deployRoleArn: "arn:aws:iam::222222222222:role/platform" }'),
    says: [
      "slipway.yaml:19:36 services.shop.environments.production.deployRoleArn: found the account 222222222222 in it; allowed: 333333333333, that of production",
    ],
  },
  {
    what: "deploy role that is a name",
    edits: shopIn("production: { deployRoleArn: deployer }"),
    says: [
      'slipway.yaml:19:36 services.shop.environments.production.deployRoleArn: found "deployer"; allowed: the ARN of a role, such as arn:aws:iam::111111111111:role/platform, without wildcards',
    ],
  },
  {
    what: "reader of another partition",
    edits: atTop('artifacts: { readers: ["arn:aws-cn:iam::444444444444:role/deployer"] }'),
    says: [
      "slipway.yaml:2:24 artifacts.readers[0]: found the partition aws-cn in it; allowed: aws, that of us-east-1",
    ],
  },
  {
    what: "role of another partition",
    edits: inStaging("assumeRole: arn:aws-us-gov:iam::222222222222:role/platform"),
    says: [
      "slipway.yaml:9:17 environments.staging.assumeRole: found the partition aws-us-gov in it; allowed: aws, that of us-east-1",
    ],
  },
  {
    what: "unknown account field",
    edits: inStaging('acount: "222222222222"'),
    says: [
      "slipway.yaml:9:5 environments.staging.acount: unknown key; nearest: account; allowed: account, approval, assumeRole, certificateArn, githubProvider, loadBalancer, network, permissionsBoundary, profile, region, url",
    ],
  },
];

describe("bad accounts", () => testBadCases(CASES));
