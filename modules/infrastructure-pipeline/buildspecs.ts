/**
 * What the builds of the pipeline run that delivers Slipway's own stacks, as data. Text that comes out of a plan is a value in
 * them, never a part of a command.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html
 */

/** Versions of languages, by CodeBuild's names of runtimes; undefined: the image's own. */
export type Runtimes = Readonly<Record<string, string>> | undefined;

/** What a build begins with: what the repository needs, from its lock file. */
export const INSTALL = "npm ci --no-audit --no-fund";

/** Images of CodeBuild have no Terraform. */
const TERRAFORM = ['folder="$(sh scripts/install-terraform.sh)"', 'export PATH="$folder:$PATH"'];

/** Where plans lie in a build's folder. */
const FOLDER = "reviewed";

/** What a plan hands on: `#{plan.VERDICT}` and so on. */
export const PLANNED = ["VERDICT", "DIGEST", "BUILD"] as const;

/** So much of the verdict fits into a question of 1,000 characters, beside all else that it says. */
const VERDICT_LENGTH = 300;

/** Judges a revision. */
export function checkBuildspec(checks: readonly string[], runtimes: Runtimes): object {
  return steps([INSTALL, ...TERRAFORM, ...checks], runtimes);
}

/** Plans every account, and keeps the plans where an apply finds them. `full.md` and Terraform's JSON stay behind. */
export function planBuildspec(runtimes: Runtimes): object {
  const commands = [
    INSTALL,
    ...TERRAFORM,
    `npx slipway review --role plan --out ${FOLDER}`,
    `test -s ${FOLDER}/reviewed.json`,
    [
      `aws s3 cp ${FOLDER} "s3://$PLAN_STORE/$EXECUTION" --recursive --only-show-errors --exclude '*'`,
      ...["*.tfplan", "*.lock.hcl", "reviewed.json", "review.md"].map((file) => `--include '${file}'`),
    ].join(" "),
    `DIGEST="sha256:$(sha256sum ${FOLDER}/reviewed.json | cut -d ' ' -f 1)"`,
    `VERDICT="$(node -p '${VERDICT}')"`,
    'BUILD="$CODEBUILD_BUILD_ID"',
    `export ${PLANNED.join(" ")}`,
  ];
  return { ...steps(commands, runtimes), env: { "exported-variables": [...PLANNED] } };
}

/** The review's first line, without Markdown's asterisks. */
const VERDICT = [
  `const [line] = require("fs").readFileSync("${FOLDER}/review.md", "utf8").split("\\n");`,
  `[...line.replaceAll("**", "")].slice(0, ${VERDICT_LENGTH}).join("")`,
].join(" ");

/** Plans a proposed change, and says what it would do; nothing is kept that could be applied. */
export function reviewBuildspec(runtimes: Runtimes): object {
  return steps([INSTALL, ...TERRAFORM, "npx slipway review --role plan --comment"], runtimes);
}

/** Applies exactly the plans of an account that were reviewed. */
export function applyBuildspec(account: string, runtimes: Runtimes, pipeline?: string): object {
  const apply = [
    INSTALL,
    ...TERRAFORM,
    `aws s3 cp "s3://$PLAN_STORE/$EXECUTION" ${FOLDER} --recursive --only-show-errors`,
    `npx slipway apply --reviewed ${FOLDER} --digest "$DIGEST" --role apply --account ${account}`,
  ];
  return steps(pipeline === undefined ? apply : beginAnew(pipeline, apply), runtimes);
}

/**
 * Starts the pipeline anew when an apply has changed it. CodePipeline lets actions end and then fails an execution whose
 * pipeline was updated: it is stopped first, which says why. The new one takes the branch as it is by then: of a revision that
 * is named, one that is on its way behind it could be taken back.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-edit.html
 */
function beginAnew(pipeline: string, apply: readonly string[]): string[] {
  const version = `"$(aws codepipeline get-pipeline --name ${pipeline} --query pipeline.version --output text)"`;
  const start = `"$(aws codepipeline start-pipeline-execution --name ${pipeline} --query pipelineExecutionId --output text)"`;
  const stop = `aws codepipeline stop-pipeline-execution --pipeline-name ${pipeline} --pipeline-execution-id "$EXECUTION"`;
  return [
    `before=${version}`,
    ...apply,
    `after=${version}`,
    [
      'if [ "$before" != "$after" ]; then',
      `next=${start} &&`,
      'echo "The pipeline has changed: execution $next plans anew, and goes on in its place" &&',
      `${stop} --reason "The pipeline has changed: execution $next goes on"; fi`,
    ].join(" "),
  ];
}

function steps(commands: readonly string[], runtimes: Runtimes): object {
  return {
    version: "0.2",
    phases: {
      ...(runtimes && { install: { "runtime-versions": runtimes } }),
      build: { commands },
    },
  };
}
