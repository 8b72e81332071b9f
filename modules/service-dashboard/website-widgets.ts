import type { Metric, Widget } from "./service-dashboard";

/** CloudFront's metrics lie in this region, wherever the website is. */
const CLOUDFRONT_REGION = "us-east-1";

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html */
export function websiteWidgets(distributionId: string): Widget[] {
  const metric = (name: string, stat: string, label: string): Metric => ({
    namespace: "AWS/CloudFront",
    name,
    dimensions: { Region: "Global", DistributionId: distributionId },
    stat,
    label,
  });
  const graph = (title: string, ...metrics: Metric[]): Widget => ({
    kind: "graph",
    title,
    region: CLOUDFRONT_REGION,
    metrics,
  });
  return [
    graph("Requests", metric("Requests", "Sum", "requests")),
    graph(
      "Percent of answers",
      metric("4xxErrorRate", "Average", "4xx"),
      metric("5xxErrorRate", "Average", "5xx"),
    ),
    graph("Bytes", metric("BytesDownloaded", "Sum", "downloaded")),
  ];
}
