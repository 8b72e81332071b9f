/**
 * A lifecycle hook of CodeDeploy: asks whether the service answers 200 on its health check path, through the load
 * balancer's test or production listener, and tells CodeDeploy. It needs nothing but Node.js.
 *
 * CodeDeploy waits an hour for an answer, so there is always one: also when the probe throws, and before Lambda's own
 * timeout. An answer that CodeDeploy can't be given is thrown; Lambda then tries again, twice.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html
 */
const { answer } = require("./codedeploy");
const { isWell } = require("./probe");

/** Left for the answer, with its attempts. */
const RESERVE_MS = 30_000;

/**
 * @param {{ DeploymentId: string, LifecycleEventHookExecutionId: string }} event
 * @param {{ getRemainingTimeInMillis(): number }} context
 */
exports.handler = async (event, context) => {
  const status = (await verdict(context.getRemainingTimeInMillis() - RESERVE_MS)) ? "Succeeded" : "Failed";
  await answer(event, status);
  return status;
};

/** @param {number} milliseconds */
async function verdict(milliseconds) {
  try {
    return await isWell(process.env, milliseconds);
  } catch (error) {
    console.error(`the probe broke: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}
