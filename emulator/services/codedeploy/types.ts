/** CodeDeploy's things, in the words of its API. https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_Types.html */

export type ComputePlatform = "Server" | "Lambda" | "ECS";

export interface Application {
  readonly applicationId: string;
  readonly applicationName: string;
  readonly computePlatform: ComputePlatform;
  readonly createTime: number;
  readonly linkedToGitHub: boolean;
}

export interface HealthyHosts {
  readonly type?: "HOST_COUNT" | "FLEET_PERCENT";
  readonly value?: number;
}

export interface TrafficRoutingConfig {
  readonly type?: "TimeBasedCanary" | "TimeBasedLinear" | "AllAtOnce";
  readonly timeBasedCanary?: { readonly canaryPercentage?: number; readonly canaryInterval?: number };
  readonly timeBasedLinear?: { readonly linearPercentage?: number; readonly linearInterval?: number };
}

/** What CreateDeploymentConfig takes. */
export interface ConfigInput {
  readonly deploymentConfigName: string;
  readonly computePlatform?: ComputePlatform;
  readonly minimumHealthyHosts?: HealthyHosts;
  readonly trafficRoutingConfig?: TrafficRoutingConfig;
  readonly zonalConfig?: { readonly minimumHealthyHostsPerZone?: HealthyHosts };
}

export interface DeploymentConfig extends ConfigInput {
  readonly deploymentConfigId: string;
  readonly computePlatform: ComputePlatform;
  readonly createTime: number;
}

export interface TagFilter {
  readonly Key?: string;
  readonly Value?: string;
  readonly Type?: "KEY_ONLY" | "VALUE_ONLY" | "KEY_AND_VALUE";
}

export interface Named {
  readonly name?: string;
}

export interface TargetGroupPair {
  readonly targetGroups?: readonly Named[];
  readonly prodTrafficRoute?: { readonly listenerArns?: readonly string[] };
  readonly testTrafficRoute?: { readonly listenerArns?: readonly string[] };
}

/** What a deployment group is set to: what create and update take. */
export interface GroupSettings {
  readonly deploymentConfigName?: string;
  readonly serviceRoleArn?: string;
  readonly ec2TagFilters?: readonly TagFilter[];
  readonly ec2TagSet?: { readonly ec2TagSetList?: readonly (readonly TagFilter[])[] };
  readonly onPremisesInstanceTagFilters?: readonly TagFilter[];
  readonly onPremisesTagSet?: { readonly onPremisesTagSetList?: readonly (readonly TagFilter[])[] };
  readonly autoScalingGroups?: readonly string[];
  readonly triggerConfigurations?: readonly {
    readonly triggerName?: string;
    readonly triggerTargetArn?: string;
    readonly triggerEvents?: readonly string[];
  }[];
  readonly alarmConfiguration?: { readonly enabled?: boolean; readonly alarms?: readonly Named[] };
  readonly autoRollbackConfiguration?: { readonly enabled?: boolean; readonly events?: readonly string[] };
  readonly deploymentStyle?: {
    readonly deploymentType?: "IN_PLACE" | "BLUE_GREEN";
    readonly deploymentOption?: "WITH_TRAFFIC_CONTROL" | "WITHOUT_TRAFFIC_CONTROL";
  };
  readonly blueGreenDeploymentConfiguration?: {
    readonly terminateBlueInstancesOnDeploymentSuccess?: {
      readonly action?: string;
      readonly terminationWaitTimeInMinutes?: number;
    };
    readonly deploymentReadyOption?: {
      readonly actionOnTimeout?: string;
      readonly waitTimeInMinutes?: number;
    };
    readonly greenFleetProvisioningOption?: { readonly action?: string };
  };
  readonly loadBalancerInfo?: {
    readonly elbInfoList?: readonly Named[];
    readonly targetGroupInfoList?: readonly Named[];
    readonly targetGroupPairInfoList?: readonly TargetGroupPair[];
  };
  readonly ecsServices?: readonly { readonly serviceName?: string; readonly clusterName?: string }[];
  readonly outdatedInstancesStrategy?: string;
  readonly terminationHookEnabled?: boolean;
}

/** A deployment group as it is kept. */
export interface DeploymentGroup extends GroupSettings {
  readonly applicationName: string;
  readonly deploymentGroupId: string;
  readonly deploymentGroupName: string;
  readonly deploymentConfigName: string;
  readonly serviceRoleArn: string;
  readonly computePlatform: ComputePlatform;
}
