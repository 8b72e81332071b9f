/** What users of the HCL module say of a pipeline. */
import {
  accountId,
  bucketName,
  KEY_ARN,
  keyAlias,
  permissionsBoundary,
  pipelineName,
  REGION,
  region,
  roleName,
} from "../../face/aws";
import { maybeText, optionalText, text, texts, thingByName } from "../../face/inputs";
import { everyElement, many, matches, oneOf } from "../../face/rule";
import { things } from "../../face/things";
import { STAGE } from "./stage-inputs";
import {
  artifactsOfBuilds,
  branchesOrTags,
  differentActions,
  differentNames,
  doesSomething,
  notTheSource,
  oneTarget,
  rolesByArn,
} from "./stage-rules";

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html: fifty, of which one is the source. */
const MAX_STAGES = 49;

export const DELIVERY_PIPELINE_INPUTS = {
  accountId: accountId("The tools account: the pipeline, its builds and its artifacts are there."),
  region: region("Where the pipeline is."),
  name: pipelineName(
    "Name of the pipeline. Its first 20 characters are the prefix of its artifacts: no other pipeline's name may begin alike.",
  ),
  roleName: roleName("Name of the pipeline's role, which is at the path /slipway/pipeline/."),
  permissionsBoundary: permissionsBoundary(),
  artifactBucket: bucketName("Name of the bucket of the artifacts."),
  artifactKeyAlias: keyAlias("Alias of the key that encrypts the artifacts."),
  artifactKeyArn: text({
    description: "ARN of that key: key_arn of the module artifact-store.",
    rules: [KEY_ARN],
  }),
  regionalArtifactStores: thingByName(
    {
      bucket: bucketName("Name of the bucket."),
      keyAlias: keyAlias("Alias of its key."),
      keyArn: text({ description: "ARN of its key.", rules: [KEY_ARN] }),
    },
    {
      description: "Where artifacts are kept in each other region that a stage deploys in, by region.",
      default: {},
      each: "store",
      names: [REGION],
      structural: "names",
    },
  ),
  connectionArn: text({
    description: "ARN of the connection that fetches the source.",
    rules: [
      matches(
        "arn:aws[a-z-]*:(?:codeconnections|codestar-connections):[a-z0-9-]+:[0-9]{12}:connection/[a-f0-9-]+",
        "Must be the ARN of a connection.",
        "github",
      ),
    ],
  }),
  repository: text({
    description: "The repository of the source: <owner>/<name>.",
    rules: [matches("[^/\\s]+(?:/[^/\\s]+)+", "Must be <owner>/<name>.", "web")],
  }),
  branch: text({ description: "The branch that is fetched.", default: "main" }),
  pushFilters: things(
    {
      branches: texts({ description: "Branches, as glob patterns.", default: [], each: "branch" }),
      filePaths: texts({
        description: "Files of which one must have changed, as glob patterns. None: any.",
        default: [],
        each: "path",
      }),
      tags: texts({ description: "Tags, as glob patterns.", default: [], each: "tag" }),
    },
    {
      description:
        "Pushes that start the pipeline: to branches, or of tags. None: nothing of CodePipeline's own starts it.",
      default: [],
      each: "filter",
      rules: [everyElement("filter", branchesOrTags())],
    },
  ),
  executionMode: text({
    description:
      "What becomes of a second execution: QUEUED, it waits; SUPERSEDED, it takes the first's place at the next stage; " +
      "PARALLEL, it runs beside it, and no stage can roll back.",
    default: "QUEUED",
    rules: [oneOf("QUEUED", "SUPERSEDED", "PARALLEL")],
  }),
  variables: things(
    {
      name: text({
        description: "#{variables.<name>} in messages and links of approvals, and in variables of builds.",
        rules: [
          matches("[A-Za-z0-9@_-]{1,128}", "Must be at most 128 letters, digits, @, _ and -.", "log level"),
        ],
      }),
      defaultValue: text({ description: "What it is where nobody says otherwise." }),
      description: optionalText({ description: "What it is for." }),
    },
    {
      description: "Values that a person may give when starting an execution.",
      default: [],
      each: "variable",
    },
  ),
  approvalKeyAlias: maybeText({
    description:
      "Alias of the key that encrypts the topics of approvals. Left out: they aren't encrypted by a key of the account's.",
    each: "key_alias",
    rules: [matches("alias/[A-Za-z0-9/_-]{1,250}", "Must begin with alias/.", "key/approvals")],
  }),
  stages: things(STAGE, {
    description:
      "Stages behind the source, in their order. Within a stage come the approval, then builds side by side, then the release, " +
      "then tests side by side.",
    each: "stage",
    rules: [
      many(1, MAX_STAGES, "stages"),
      differentNames(),
      artifactsOfBuilds(),
      everyElement("stage", notTheSource()),
      everyElement("stage", doesSomething()),
      everyElement("stage", oneTarget()),
      everyElement("stage", rolesByArn()),
      everyElement("stage", differentActions()),
    ],
  }),
};
