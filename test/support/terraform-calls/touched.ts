/** What a call touches: ARNs, made of the names in it. */
import { arnIn, type Call } from "./call";
import { kindOf, type Paths } from "./paths";
import { inEc2 } from "./touched-ec2";

/** ARNs of what an action is asked for; none: `*`. A thing that isn't there yet is called `new`. */
export function touchedBy(call: Call, paths: Paths): readonly string[] {
  const find = TOUCHED[call.service];
  if (!find) throw new Error(`nobody has said what ${call.service}:${call.operation} touches`);
  return find(call, paths);
}

type Find = (call: Call, paths: Paths) => readonly string[];

/** ARNs as a call has them, and names below their kind. */
function named(kinds: Readonly<Record<string, string>>): Find {
  return (call) => {
    const arn = arnIn(call);
    return Object.entries(call.values).flatMap(([key, value]) => {
      const kind = kinds[key.replace(/\.(member\.)?\d+$/, "")];
      if (kind === undefined) return [];
      return [value.startsWith("arn:") ? value : arn(`${kind}${value}`)];
    });
  };
}

function inIam(call: Call, paths: Paths): readonly string[] {
  const { operation, values } = call;
  const arn = arnIn(call);
  if (/OpenIDConnect/.test(operation)) {
    const host = values.Url?.replace("https://", "");
    return [values.OpenIDConnectProviderArn ?? arn(`oidc-provider/${host}`)];
  }
  const name = values.InstanceProfileName ?? values.UserName ?? values.RoleName;
  if (name) return [arn(paths.of(call, kindOf(values), name))];
  if (values.PolicyName) return [arn(`policy${values.Path ?? "/"}${values.PolicyName}`)];
  if (values.PolicyArn) return [values.PolicyArn];
  throw new Error(`iam:${operation} names nothing`);
}

function inKms(call: Call): readonly string[] {
  const { KeyId, TargetKeyId, AliasName } = call.values;
  const arn = arnIn(call);
  const id = KeyId ?? TargetKeyId;
  const key = id?.startsWith("arn:") ? id : arn(`key/${id ?? "id"}`);
  if (AliasName) return [arn(AliasName), key];
  return id === undefined ? [] : [key];
}

function inElb(call: Call): readonly string[] {
  const { operation, values } = call;
  if (operation.startsWith("Describe")) return [];
  const arn = arnIn(call);
  if (operation === "CreateLoadBalancer") return [arn("loadbalancer/app/new/id")];
  if (operation === "CreateTargetGroup") return [arn("targetgroup/new/id")];
  const own = { CreateListener: values.LoadBalancerArn, CreateRule: values.ListenerArn }[operation];
  const { RuleArn, ListenerArn, TargetGroupArn, LoadBalancerArn } = values;
  return [own ?? RuleArn ?? ListenerArn ?? TargetGroupArn ?? LoadBalancerArn ?? ""];
}

function inEcs(call: Call): readonly string[] {
  const { operation, values } = call;
  const arn = arnIn(call);
  if (operation.endsWith("TaskDefinition")) return [];
  const cluster = values.cluster ?? values["clusters.0"] ?? values.clusterName ?? "";
  const name = cluster.slice(cluster.lastIndexOf("/") + 1);
  const service = values.service ?? values["services.0"] ?? values.serviceName;
  if (service === undefined) return [arn(`cluster/${name}`)];
  return [service.startsWith("arn:") ? service : arn(`service/${name}/${service}`)];
}

function inCodedeploy(call: Call): readonly string[] {
  const { operation, values } = call;
  const arn = arnIn(call);
  if (values.ResourceArn) return [values.ResourceArn];
  if (operation.endsWith("DeploymentConfig")) return [arn(`deploymentconfig:${values.deploymentConfigName}`)];
  const { applicationName, deploymentGroupName } = values;
  if (deploymentGroupName) return [arn(`deploymentgroup:${applicationName}/${deploymentGroupName}`)];
  return [arn(`application:${applicationName}`)];
}

const inLambda: Find = (call) => {
  const [, named = call.values.FunctionName] = /\/functions\/([^/?]+)/.exec(call.path) ?? [];
  return [arnIn(call)(`function:${named}`)];
};

const inCloudfront: Find = (call) => {
  const arn = arnIn(call);
  if (/^Create/.test(call.operation)) return [];
  const tagged = new URLSearchParams(call.path.split("?")[1]).get("Resource");
  const [, kind, id] = /\/(distribution|origin-access-control)\/([^/?]+)/.exec(call.path) ?? [];
  return [tagged ?? arn(`${kind}/${id}`)];
};

const inScheduler: Find = (call) => {
  const url = new URL(call.path, "http://localhost");
  const [, kind, name = ""] = url.pathname.split("/");
  if (kind === "tags") return [decodeURIComponent(name)];
  if (kind === "schedule-groups") return [arnIn(call)(`schedule-group/${name}`)];
  return [arnIn(call)(`schedule/${call.values.GroupName ?? url.searchParams.get("groupName")}/${name}`)];
};

const inS3: Find = ({ path }) => {
  const [where = ""] = path.slice(1).split("?");
  return [`arn:aws:s3:::${decodeURIComponent(where.replace(/\/$/, ""))}`];
};

const inSns = named({ TopicArn: "", SubscriptionArn: "", ResourceArn: "", Name: "" });

const TOUCHED: Readonly<Record<string, Find>> = {
  autoscaling: (call, paths) =>
    call.operation.startsWith("Describe")
      ? []
      : named({ AutoScalingGroupName: "autoScalingGroup:id:autoScalingGroupName/" })(call, paths),
  cloudfront: inCloudfront,
  cloudwatch: (call, paths) =>
    call.operation === "DescribeAlarms"
      ? [arnIn(call)("alarm:*")]
      : named({ AlarmName: "alarm:", AlarmNames: "alarm:", ResourceARN: "" })(call, paths).concat(
          named({ DashboardName: "dashboard/", DashboardNames: "dashboard/" })(
            { ...call, region: "" },
            paths,
          ),
        ),
  codebuild: named({ name: "project/", names: "project/", arn: "", reportGroupArns: "" }),
  codecommit: (call, paths) =>
    /ApprovalRuleTemplate$/.test(call.operation)
      ? []
      : named({ repositoryName: "", resourceArn: "" })(call, paths),
  codedeploy: inCodedeploy,
  codepipeline: named({ name: "", "pipeline.name": "", resourceArn: "" }),
  "codestar-connections": (call, paths) =>
    call.operation === "ListConnections" ? [] : named({ ConnectionArn: "", ResourceArn: "" })(call, paths),
  "codestar-notifications": (call) => {
    if (call.operation === "DeleteTarget") return [];
    return [call.values.Arn ?? arnIn(call)("notificationrule/new")];
  },
  ec2: inEc2,
  ecr: named({ repositoryName: "repository/", repositoryNames: "repository/", resourceArn: "" }),
  ecs: inEcs,
  elasticloadbalancing: inElb,
  events: named({ Name: "rule/", Rule: "rule/", ResourceARN: "" }),
  iam: inIam,
  kms: inKms,
  lambda: inLambda,
  logs: (call, paths) =>
    call.operation === "DescribeLogGroups"
      ? []
      : named({ logGroupName: "log-group:", resourceArn: "" })(call, paths),
  s3: inS3,
  scheduler: inScheduler,
  sns: inSns,
};
