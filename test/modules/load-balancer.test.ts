import { LoadBalancer, type LoadBalancerProps } from "../../modules/load-balancer/load-balancer";
import { lookUpLoadBalancer } from "../../modules/load-balancer/lookup";
import { synthStack } from "../support/synth";

const plain: LoadBalancerProps = {
  name: "acme-staging",
  vpcId: "vpc-1",
  publicSubnetIds: ["subnet-1", "subnet-2"],
  https: false,
  testListener: false,
};
const secure: Partial<LoadBalancerProps> = {
  https: true,
  certificateArn: "arn:aws:acm:us-east-1:222222222222:certificate/c",
};

const made = (change: Partial<LoadBalancerProps> = {}) =>
  synthStack((stack) => {
    new LoadBalancer(stack, "load-balancer", { ...plain, ...change });
  });

describe("LoadBalancer", () => {
  test("faces the internet and drops headers that are none", () => {
    expect(made().only("aws_lb")).toMatchObject({
      internal: false,
      load_balancer_type: "application",
      drop_invalid_header_fields: true,
      subnets: ["subnet-1", "subnet-2"],
    });
  });

  test("GIVEN no certificate THEN there is one listener, for HTTP on 80", () => {
    expect(made().only("aws_lb_listener")).toMatchObject({ port: 80, protocol: "HTTP" });
    expect(made().only("aws_vpc_security_group_ingress_rule")).toMatchObject({
      from_port: 80,
      to_port: 80,
      cidr_ipv4: "0.0.0.0/0",
    });
  });

  test("GIVEN a certificate THEN HTTPS is served with TLS 1.2 at least, and HTTP redirected to it", () => {
    const stack = made(secure);
    expect(stack.where("aws_lb_listener", { port: 443 })).toMatchObject({
      protocol: "HTTPS",
      ssl_policy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
      certificate_arn: secure.certificateArn,
    });
    expect(stack.where("aws_lb_listener", { port: 80 }).default_action).toEqual([
      { type: "redirect", redirect: { protocol: "HTTPS", port: "443", status_code: "HTTP_301" } },
    ]);
    expect(stack.all("aws_lb_listener")).toHaveLength(2);
  });

  test.each([
    ["HTTP", {}, 8080],
    ["HTTPS", secure, 8443],
  ])("GIVEN a test listener over %s THEN nobody reaches it unless named", (protocol, change, port) => {
    const closed = made({ ...change, testListener: true });
    expect(closed.where("aws_lb_listener", { port })).toMatchObject({ protocol });
    const open = closed.all("aws_vpc_security_group_ingress_rule").map(({ from_port }) => from_port);
    expect(open).not.toContain(port);
  });

  test("GIVEN test clients THEN each gets a rule of its own, named by its key", () => {
    const testClients = { "us-east-1a": "198.51.100.1/32", "us-east-1b": "198.51.100.2/32" };
    const stack = made({ testListener: true, testClients });
    const rules = stack
      .all("aws_vpc_security_group_ingress_rule")
      .filter(({ from_port }) => from_port === 8080);
    expect(rules.map(({ cidr_ipv4 }) => cidr_ipv4).sort()).toEqual(Object.values(testClients));
  });

  test("GIVEN test clients but no test listener THEN the port stays closed", () => {
    const stack = made({ testClients: { a: "198.51.100.1/32" } });
    expect(stack.all("aws_vpc_security_group_ingress_rule")).toHaveLength(1);
  });

  test("no listener answers anything but 404 or a redirect by default", () => {
    const stack = made({ ...secure, testListener: true });
    const types = stack.all("aws_lb_listener").flatMap(({ default_action: actions }) => actions);
    expect(types).toHaveLength(3);
    for (const action of types) {
      expect(["fixed-response", "redirect"]).toContain((action as { type: string }).type);
    }
    expect(stack.where("aws_lb_listener", { port: 443 }).default_action).toMatchObject([
      { fixed_response: { status_code: "404" } },
    ]);
  });

  test("reaches nothing by itself", () => {
    expect(made(secure).all("aws_vpc_security_group_egress_rule")).toEqual([]);
    expect(made(secure).only("aws_security_group")).not.toHaveProperty("egress");
  });

  test("fails when HTTPS is asked for without a certificate", () => {
    expect(() => made({ https: true })).toThrow("https needs a certificateArn");
  });
});

describe("lookUpLoadBalancer", () => {
  test.each([
    [{ https: false, testListener: false }, [80]],
    [{ https: true, testListener: true }, [443, 8443]],
  ])(
    "GIVEN %j THEN listeners are found by port and the group by the name it was made with",
    (shape, ports) => {
      const stack = synthStack((scope) => {
        const found = lookUpLoadBalancer(scope, "load-balancer", { name: "acme-staging", ...shape });
        expect(found.name).toBe("acme-staging");
        expect(found.testListenerArn === undefined).toBe(!shape.testListener);
      });
      const data = stack.json.data ?? {};
      expect(Object.values(data.aws_lb ?? {})).toMatchObject([{ name: "acme-staging" }]);
      expect(
        Object.values(data.aws_lb_listener ?? {})
          .map(({ port }) => port)
          .sort(),
      ).toEqual(ports);
      const made_group = made().only("aws_security_group").name;
      expect(Object.values(data.aws_security_group ?? {})).toMatchObject([{ name: made_group }]);
      expect(stack.json.resource).toBeUndefined();
    },
  );
});
