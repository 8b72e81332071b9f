import { LbListener, type LbListenerDefaultAction } from "@cdktf/provider-aws/lib/lb-listener";
import { Construct } from "constructs";
import { listenerPorts } from "./load-balancer-ref";

/** TLS 1.3, and 1.2 with forward secrecy. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** What no service's rule takes. */
const NOT_FOUND: LbListenerDefaultAction = {
  type: "fixed-response",
  fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
};

const TO_HTTPS: LbListenerDefaultAction = {
  type: "redirect",
  redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" },
};

interface ListenersProps {
  readonly loadBalancerArn: string;
  /** Absent: HTTP. */
  readonly certificateArn?: string;
  readonly test: boolean;
}

/** Listeners whose default answers nothing: services attach rules, so one service can't take another's requests. */
export class Listeners extends Construct {
  readonly production: LbListener;
  readonly test?: LbListener;

  constructor(scope: Construct, id: string, props: ListenersProps) {
    super(scope, id);
    const ports = listenerPorts(props.certificateArn !== undefined);
    this.production = this.listener("production", ports.production, props);
    if (props.test) this.test = this.listener("test", ports.test, props);
    if (props.certificateArn !== undefined) {
      new LbListener(this, "redirect", {
        loadBalancerArn: props.loadBalancerArn,
        port: 80,
        protocol: "HTTP",
        defaultAction: [TO_HTTPS],
      });
    }
  }

  private listener(id: string, port: number, props: ListenersProps): LbListener {
    const tls = props.certificateArn !== undefined;
    return new LbListener(this, id, {
      loadBalancerArn: props.loadBalancerArn,
      port,
      protocol: tls ? "HTTPS" : "HTTP",
      ...(tls && { sslPolicy: TLS_POLICY, certificateArn: props.certificateArn }),
      defaultAction: [NOT_FOUND],
    });
  }
}
