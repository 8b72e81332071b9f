/**
 * A lifecycle hook of CodeDeploy for a function: invokes the version that traffic is to move to, and tells CodeDeploy
 * whether it is well. A version is well that answers every time without an error of its own.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
const { post } = require("./aws");
const { answer, targetVersion } = require("./codedeploy");

/** One lucky answer is none. */
const TIMES = 3;
/** Left for the answer, with its attempts. */
const RESERVE_MS = 30_000;

/**
 * @param {{ DeploymentId: string, LifecycleEventHookExecutionId: string }} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
exports.handler = async (event, context) => {
  const status = (await verdict(event.DeploymentId, context)) ? "Succeeded" : "Failed";
  await answer(event, status);
  return status;
};

/**
 * @param {string} deploymentId
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
async function verdict(deploymentId, context) {
  try {
    const version = await targetVersion(deploymentId);
    for (let time = 1; time <= TIMES; time++) {
      const problem = await invoke(version, context.getRemainingTimeInMillis() - RESERVE_MS);
      if (problem !== "") {
        console.error(`version ${version} isn't well: ${problem}`);
        return false;
      }
    }
    console.log(`version ${version} is well`);
    return true;
  } catch (error) {
    console.error(`the probe broke: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/**
 * Nothing when it answered, else what is wrong. An answer in the form of HTTP is well below 400.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 * @param {string} version
 * @param {number} milliseconds
 */
async function invoke(version, milliseconds) {
  const reply = await post({
    service: "lambda",
    path: `/2015-03-31/functions/${process.env.FUNCTION}/invocations`,
    query: `Qualifier=${version}`,
    headers: { "content-type": "application/json" },
    body: process.env.EVENT ?? "{}",
    milliseconds: Math.max(milliseconds, 1),
  });
  const text = await reply.text();
  if (!reply.ok) return `${reply.status} ${text}`;
  const failed = reply.headers.get("x-amz-function-error");
  if (failed) return `${failed} ${text}`;
  const status = statusOf(text);
  return status !== undefined && status >= 400 ? `it answers ${status}` : "";
}

/**
 * What a function behind a URL or an API answers; nothing where it answers otherwise.
 * @param {string} text
 * @returns {number | undefined}
 */
function statusOf(text) {
  try {
    const { statusCode } = JSON.parse(text) ?? {};
    return typeof statusCode === "number" ? statusCode : undefined;
  } catch {
    return undefined;
  }
}
