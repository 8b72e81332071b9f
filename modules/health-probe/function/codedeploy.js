const { setTimeout: wait } = require("node:timers/promises");
const { post } = require("./aws");

const ATTEMPTS = 3;
const TIMEOUT_MS = 5000;

/** A second answer to the same question, after Lambda tried again. */
const ANSWERED = /LifecycleEventAlreadyCompletedException/;

/**
 * Tells CodeDeploy how the hook ended.
 * @param {{ DeploymentId: string, LifecycleEventHookExecutionId: string }} event
 * @param {"Succeeded" | "Failed"} status
 * @throws Error when CodeDeploy doesn't take it
 */
exports.answer = async (event, status) => {
  const input = {
    deploymentId: event.DeploymentId,
    lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
    status,
  };
  let problem = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    problem = await send(input);
    if (problem === "" || ANSWERED.test(problem)) return;
    console.error(`CodeDeploy didn't take ${status}: ${problem}`);
    if (attempt < ATTEMPTS) await wait(attempt * Number(process.env.PAUSE_MS ?? 2000));
  }
  throw new Error(`CodeDeploy didn't take ${status}: ${problem}`);
};

/**
 * The version that a deployment moves a function's alias to.
 * https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_LambdaFunctionInfo.html
 * @param {string} deploymentId
 * @returns {Promise<string>}
 * @throws Error when CodeDeploy doesn't tell
 */
exports.targetVersion = async (deploymentId) => {
  const { targetIds = [] } = await ask("ListDeploymentTargets", { deploymentId });
  const [targetId] = targetIds;
  const { deploymentTarget } = await ask("GetDeploymentTarget", { deploymentId, targetId });
  const version = deploymentTarget?.lambdaTarget?.lambdaFunctionInfo?.targetVersion;
  if (!version) throw new Error(`CodeDeploy names no version in ${deploymentId}`);
  return version;
};

/**
 * @param {string} operation
 * @param {object} input
 */
async function ask(operation, input) {
  const reply = await call(operation, input);
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${operation}: ${reply.status} ${text}`);
  return JSON.parse(text);
}

/**
 * Nothing when it was taken, else what is wrong.
 * @param {object} input
 */
async function send(input) {
  try {
    const reply = await call("PutLifecycleEventHookExecutionStatus", input);
    return reply.ok ? "" : `${reply.status} ${await reply.text()}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * @param {string} operation
 * @param {object} input
 */
function call(operation, input) {
  return post({
    service: "codedeploy",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `CodeDeploy_20141006.${operation}`,
    },
    body: JSON.stringify(input),
    milliseconds: TIMEOUT_MS,
  });
}
