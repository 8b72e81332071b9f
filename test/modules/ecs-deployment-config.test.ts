import { canary, ecsStack } from "../support/ecs";

const own = (shift: NonNullable<typeof canary.shift>) =>
  ecsStack({ deployment: { ...canary, deploymentConfig: "acme-web-staging-steps", shift } });

test("GIVEN a configuration of AWS's THEN none is made", () => {
  expect(ecsStack({ deployment: canary }).all("aws_codedeploy_deployment_config")).toEqual([]);
});

test("GIVEN a canary of one's own THEN the group shifts as it says, and is made after it", () => {
  const stack = own({ kind: "canary", percent: 5, minutes: 10 });
  expect(stack.only("aws_codedeploy_deployment_config")).toMatchObject({
    deployment_config_name: "acme-web-staging-steps",
    compute_platform: "ECS",
    traffic_routing_config: { type: "TimeBasedCanary", time_based_canary: { percentage: 5, interval: 10 } },
  });
  expect(stack.only("aws_codedeploy_deployment_group").deployment_config_name).toMatch(
    /^\$\{aws_codedeploy_deployment_config\.\S+\.deployment_config_name\}$/,
  );
});

test("GIVEN linear steps of one's own THEN each is as large", () => {
  const { traffic_routing_config } = own({ kind: "linear", percent: 20, minutes: 2 }).only(
    "aws_codedeploy_deployment_config",
  );
  expect(traffic_routing_config).toEqual({
    type: "TimeBasedLinear",
    time_based_linear: { percentage: 20, interval: 2 },
  });
});

test("GIVEN other steps THEN the next configuration stands before the former goes: a group uses one at any time", () => {
  const stack = own({ kind: "canary", percent: 5, minutes: 10 });
  expect(stack.only("aws_codedeploy_deployment_config").lifecycle).toEqual({ create_before_destroy: true });
});
