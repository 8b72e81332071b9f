/**
 * A lifecycle hook of one's own, for Lambda's Node.js 22: CodeDeploy asks it before production traffic moves. It needs
 * SERVICE_URL, the test listener's address, because only there the release is seen by then, and a role that may call
 * codedeploy:PutLifecycleEventHookExecutionStatus. The example's README says how it is made.
 */
import { problemsOf } from "./checks.mjs";

export async function handler(event) {
  // Part of Lambda's runtime.
  const { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } = await import(
    "@aws-sdk/client-codedeploy"
  );
  // Whatever happens, CodeDeploy gets an answer: without one it waits for an hour.
  const problems = await problemsOf(process.env.SERVICE_URL).catch((error) => [String(error)]);
  for (const problem of problems) console.error(problem);
  await new CodeDeployClient().send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status: problems.length === 0 ? "Succeeded" : "Failed",
    }),
  );
}
