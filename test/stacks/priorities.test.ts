import { configWith } from "../support/config";
import { synthesizeConfig } from "../support/examples";

const ecs = ["services", "storefront", "deploy", "ecs"];

test("GIVEN a priority THEN the service's rules have it, on the production and on the test listener", () => {
  const config = configWith([[...ecs, "paths"], ["/api/*"]], [[...ecs, "priority"], 7]);
  const rules = synthesizeConfig(config).production?.resource?.aws_lb_listener_rule ?? {};
  expect(Object.values(rules).map(({ priority }) => priority)).toEqual([7, 7]);
});
