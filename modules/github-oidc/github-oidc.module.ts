import {
  accountId,
  inlinePolicies,
  managedPolicyArns,
  permissionsBoundary,
  region,
  roleName,
} from "../../face/aws";
import { flag, text } from "../../face/inputs";
import { complete, defineModule } from "../../face/module";
import { makeIf } from "../../face/resources";
import { matches } from "../../face/rule";
import { GivenPolicies } from "../../iam/given-policies";
import { GithubProvider } from "./github-provider";
import { GithubRole, type GithubRoleProps } from "./github-role";

const PUBLISH = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "PublishImage",
      Effect: "Allow",
      Action: ["ecr:PutImage"],
      Resource: ["arn:aws:ecr:us-east-1:111111111111:repository/acme/web"],
    },
  ],
});

export const GITHUB_OIDC = defineModule({
  name: "github-oidc",
  description:
    "A role that jobs of one workflow of GitHub Actions become, without a key; and what makes the account believe GitHub's " +
    "tokens. It is one module and not two: the account's provider is a single resource with nothing to choose, and of no " +
    "use without a role. An account has one for an issuer, so the first role brings it along, and the others of the " +
    "account say `create_provider = false`. The role's trust names the provider by its ARN, which can be predicted: roles " +
    "may be in other root modules than the provider.",
  security:
    "Every repository at GitHub gets tokens of the same issuer. The role's trust compares audience and subject as a " +
    "whole, so that another repository, another branch, a tag or a pull request doesn't get in. Who may push to the " +
    "branch, or use the environment of GitHub's, may do what the policies say: protect it there.",
  inputs: {
    accountId: accountId("The account of the role."),
    region: region("A region of the account: ARNs of China and GovCloud begin otherwise."),
    name: roleName("Name of the role, which is at the path /slipway/github/."),
    description: text({ description: "What the role is for." }),
    subject: text({
      description:
        "Subject of the tokens that are let in: repo:<owner>/<name>:environment:<environment> or " +
        "repo:<owner>/<name>:ref:refs/heads/<branch>.",
      rules: [
        matches(
          "repo:[^:*?$]+:(?:environment:[^*?$]+|ref:refs/heads/[^*?$]+)",
          "Must name one repository and one environment or branch of it, without wildcards and variables.",
          "repo:acme/web:*",
        ),
      ],
    }),
    inlinePolicies: inlinePolicies("What the role may do: policies as JSON, by name."),
    managedPolicyArns: managedPolicyArns(
      "ARNs of managed policies that the role has beside them, by a name that tells them apart.",
    ),
    permissionsBoundary: permissionsBoundary(),
    createProvider: flag({
      description: "Whether to make the account's provider for GitHub's tokens, too. An account has one.",
      default: true,
      structural: true,
    }),
  },
  build: (scope, given) => {
    const providers: GithubProvider[] = [];
    makeIf(given.createProvider, (made) => {
      providers.push(new GithubProvider(scope, "github-actions", made));
    });
    const made = new GithubRole(
      scope,
      "github",
      complete<GithubRoleProps>({
        place: { account: given.accountId, region: given.region },
        name: given.name,
        description: given.description,
        subject: given.subject,
        ref: undefined,
        maxSessionSeconds: undefined,
        statements: [],
        permissionsBoundary: given.permissionsBoundary,
        dependsOn: providers.map(({ resource }) => resource),
      }),
    );
    const { inlinePolicies: inline, managedPolicyArns: managed } = given;
    new GivenPolicies(scope, "given", { role: made.role, inline, managed });
    return made;
  },
  outputs: ({ role }) => ({
    roleArn: {
      description: "ARN of the role: role-to-assume of aws-actions/configure-aws-credentials.",
      value: role.arn,
    },
    roleName: { description: "Name of the role.", value: role.resource.name },
  }),
  examples: {
    basic: {
      description: "A role of one branch's jobs, in an account that has the provider already.",
      values: {
        accountId: "111111111111",
        region: "us-east-1",
        name: "acme-web-github",
        description: "What the workflow of acme/web becomes to publish an image",
        subject: "repo:acme/web:ref:refs/heads/main",
        inlinePolicies: { publish: PUBLISH },
        createProvider: false,
      },
    },
    complete: {
      description: "The first role of an account, for one environment's jobs: it brings the provider along.",
      values: {
        accountId: "333333333333",
        region: "eu-west-1",
        name: "acme-web-production-deploy",
        description: "What the workflow of acme/web becomes to release to production",
        subject: "repo:acme/web:environment:production",
        inlinePolicies: { publish: PUBLISH },
        managedPolicyArns: { "read-only": "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        permissionsBoundary: "arn:aws:iam::333333333333:policy/developers",
        createProvider: true,
      },
    },
  },
});
