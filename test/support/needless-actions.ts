/** What the rehearsal doesn't miss when it is taken away, and why not; read by a person. */
export interface Needless {
  /** An example in which it is so. */
  readonly example: string;
  /** True: in that example alone. */
  readonly only?: true;
  /** Of `<holder's ARN, from the service on> <Sid> <action>`. */
  readonly what: RegExp;
  readonly because: string;
}

const ONE_ACCOUNT = "topic and role are of one account, where the role's own policy is enough";
const DELEGATED = "AdministerKey names the account for it too, so the roles' own policies are enough";
const ONE_KEY = "cache and artifacts are under one key, and the other statement is enough";

export const NEEDLESS: readonly Needless[] = [
  {
    example: "default",
    what: / AdministerKey kms:\w+$/,
    because: "people administer a key, no release does",
  },
  {
    example: "default",
    what: /\.state\.encryption\.key UseForState /,
    because: "Terraform's state is no part of a release",
  },
  {
    example: "default",
    what: /\.artifacts\.encryption\.key UseByPipelines(AndBuilds)? kms:DescribeKey$/,
    because: DELEGATED,
  },
  { example: "default", what: /:acme-\w+-approvals PublishByPipelines sns:Publish$/, because: ONE_ACCOUNT },
  {
    example: "github-servers",
    what: /:acme-\w+-deployments PublishByCodeDeploy sns:Publish$/,
    because: ONE_ACCOUNT,
  },
  {
    example: "codecommit-ecs-blue-green",
    what: /\/acme-orders-build (UseArtifactKey|EncryptCache) kms:/,
    because: ONE_KEY,
  },
  {
    example: "codecommit-ecs-blue-green",
    what: /\/acme-orders-pr-build OpenArtifacts kms:/,
    because: ONE_KEY,
  },
  {
    example: "codecommit-ecs-blue-green",
    what: /\/acme-orders-pr-build EncryptCache kms:(Decrypt|DescribeKey)$/,
    because: ONE_KEY,
  },
  {
    example: "existing-network",
    what: / (Read|Decrypt|Describe)ByReaderN1 /,
    because: "a reader of artifacts has no part in a release",
  },
  {
    example: "github-actions-oidc",
    only: true,
    what: /\.shared\.(artifacts|build-logs)\.encryption\.key UseBy\w+ kms:/,
    because: "no pipeline and no build runs there",
  },
  {
    example: "github-servers",
    what: /-instance (RegisterWithSystemsManager|OpenSessionChannels) /,
    because: "sessions on servers are people's",
  },
  {
    example: "lambda-canary",
    what: /-function SendTraces xray:/,
    because: "what an application tells of itself is no part of a release",
  },
];

/** @param line a mutant as `what` names it */
export function isNeedless(inExample: string, line: string): boolean {
  return NEEDLESS.some(({ example, only, what }) => (example === inExample || !only) && what.test(line));
}
