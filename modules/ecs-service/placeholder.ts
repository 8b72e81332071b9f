import { digits } from "../../face/number";
import { jsonText } from "../../iam/printer";
import type { ContainerImage } from "./task-definition";

/** AWS's distribution of the OpenTelemetry Collector, from Amazon ECR Public; its own user is not root. */
const IMAGE = "public.ecr.aws/aws-observability/aws-otel-collector:v0.47.0";

/**
 * What a service runs before its first release: 200 on the given port, on every path, and nothing else.
 *
 * It is an image and one variable, and must stay so. CodePipeline's ECS action makes a release's revision out of the
 * one that runs, and changes the image alone: a command, a user or a read-only file system given to the placeholder
 * would be the application's as well, for ever. The variable stays too; only the collector reads it. Hence an image
 * that becomes a web server by environment: the collector's health check, which answers on every path below `/`.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-ECS.html
 */
export function placeholder(port: number): ContainerImage {
  return { image: IMAGE, environment: { AOT_CONFIG_CONTENT: jsonText(collector(digits(port))) } };
}

/** A collector must have a pipeline: this one listens on a free port of the loopback interface, for nobody. */
function collector(port: string) {
  return {
    extensions: { health_check: { endpoint: `0.0.0.0:${port}`, path: "/" } },
    receivers: { otlp: { protocols: { http: { endpoint: "localhost:0" } } } },
    exporters: { debug: {} },
    service: {
      extensions: ["health_check"],
      pipelines: { traces: { receivers: ["otlp"], exporters: ["debug"] } },
      // Its own metrics would be served on another port, which might be the service's.
      telemetry: { metrics: { level: "none" } },
    },
  };
}
