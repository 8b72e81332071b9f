const { createHash, createHmac } = require("node:crypto");
const { setTimeout: wait } = require("node:timers/promises");

const ATTEMPTS = 3;
const TARGET = "CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus";

/** A second answer to the same question, after Lambda tried again. */
const ANSWERED = /LifecycleEventAlreadyCompletedException/;

/**
 * Tells CodeDeploy how the hook ended.
 * @param {{ DeploymentId: string, LifecycleEventHookExecutionId: string }} event
 * @param {"Succeeded" | "Failed"} status
 * @throws Error when CodeDeploy doesn't take it
 */
exports.answer = async (event, status) => {
  const body = JSON.stringify({
    deploymentId: event.DeploymentId,
    lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
    status,
  });
  let problem = "";
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    problem = await send(body);
    if (problem === "" || ANSWERED.test(problem)) return;
    console.error(`CodeDeploy didn't take ${status}: ${problem}`);
    if (attempt < ATTEMPTS) await wait(attempt * Number(process.env.PAUSE_MS ?? 2000));
  }
  throw new Error(`CodeDeploy didn't take ${status}: ${problem}`);
};

/**
 * Nothing when it was taken, else what is wrong.
 * @param {string} body
 */
async function send(body) {
  const region = process.env.AWS_REGION ?? "";
  const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
  // AWS's own variable for another endpoint: https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
  const url = new URL(process.env.AWS_ENDPOINT_URL_CODEDEPLOY ?? `https://codedeploy.${region}.${suffix}`);
  try {
    const reply = await fetch(url, {
      method: "POST",
      body,
      headers: signed(url, region, body),
      signal: AbortSignal.timeout(5000),
    });
    return reply.ok ? "" : `${reply.status} ${await reply.text()}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Signature Version 4: https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html
 * @param {URL} url
 * @param {string} region
 * @param {string} body
 */
function signed(url, region, body) {
  const now = new Date().toISOString().replace(/[:-]|\.\d{3}/g, "");
  const scope = `${now.slice(0, 8)}/${region}/codedeploy/aws4_request`;
  const headers = {
    "content-type": "application/x-amz-json-1.1",
    host: url.host,
    "x-amz-date": now,
    "x-amz-security-token": process.env.AWS_SESSION_TOKEN ?? "",
    "x-amz-target": TARGET,
  };
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`);
  const canonical = ["POST", "/", "", lines.join(""), names, sha256(body)].join("\n");
  const key = [...scope.split("/")].reduce(hmac, `AWS4${process.env.AWS_SECRET_ACCESS_KEY ?? ""}`);
  const signature = hmac(key, ["AWS4-HMAC-SHA256", now, scope, sha256(canonical)].join("\n")).toString("hex");
  const credential = `${process.env.AWS_ACCESS_KEY_ID ?? ""}/${scope}`;
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** @param {string} text */
function sha256(text) {
  return createHash("sha256").update(text).digest("hex");
}

/** @param {string | Buffer} key @param {string} text */
function hmac(key, text) {
  return createHmac("sha256", key).update(text).digest();
}
