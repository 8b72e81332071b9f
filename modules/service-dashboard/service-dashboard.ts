/** A CloudWatch dashboard: graphs and alarms of one service, three in a row. */
import { CloudwatchDashboard } from "@cdktf/provider-aws/lib/cloudwatch-dashboard";
import { Construct } from "constructs";
import { printJson, type Value } from "../../iam/printer";

/** A series of a graph. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `Sum`, `Average`, `Maximum`, `p99`, … */
  readonly stat: string;
  readonly label: string;
}

/** What a dashboard shows, in its order. */
export type Widget =
  | {
      readonly kind: "graph";
      readonly title: string;
      readonly region: string;
      readonly metrics: readonly Metric[];
    }
  | { readonly kind: "alarms"; readonly title: string; readonly alarmArns: readonly string[] };

export interface ServiceDashboardProps {
  /** At most 255 letters, digits, `-` and `_`. */
  readonly name: string;
  readonly widgets: readonly Widget[];
}

/** A dashboard is 24 wide. */
const COLUMNS = 3;
const WIDTH = 24 / COLUMNS;
const HEIGHT = 6;
const PERIOD_SECONDS = 300;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
export class ServiceDashboard extends Construct {
  readonly resource: CloudwatchDashboard;

  constructor(scope: Construct, id: string, props: ServiceDashboardProps) {
    super(scope, id);
    this.resource = new CloudwatchDashboard(this, "dashboard", {
      dashboardName: props.name,
      dashboardBody: printJson({ widgets: props.widgets.map(render) }),
    });
  }
}

function render(widget: Widget, index: number): Value {
  return {
    type: widget.kind === "graph" ? "metric" : "alarm",
    x: (index % COLUMNS) * WIDTH,
    y: Math.floor(index / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: widget.kind === "graph" ? graph(widget) : { title: widget.title, alarms: widget.alarmArns },
  };
}

function graph({ title, region, metrics }: Extract<Widget, { kind: "graph" }>): Value {
  return {
    title,
    region,
    view: "timeSeries",
    period: PERIOD_SECONDS,
    metrics: metrics.map(({ namespace, name, dimensions, stat, label }) => [
      namespace,
      name,
      ...Object.entries(dimensions).flat(),
      { stat, label },
    ]),
  };
}
