/** Deployment groups that CodeDeploy refuses: what is wrong, the settings that make it so, AWS's error. */

export const BLUE_GREEN = { deploymentType: "BLUE_GREEN", deploymentOption: "WITH_TRAFFIC_CONTROL" };
const IN_PLACE = { deploymentType: "IN_PLACE", deploymentOption: "WITHOUT_TRAFFIC_CONTROL" };
const READY = { actionOnTimeout: "CONTINUE_DEPLOYMENT" };
const TERMINATE = { action: "TERMINATE", terminationWaitTimeInMinutes: 5 };
export const CONFIGURATION = {
  deploymentReadyOption: READY,
  terminateBlueInstancesOnDeploymentSuccess: TERMINATE,
};
const TOPIC = "arn:aws:sns:us-east-1:111111111111:deployments";

const blueGreen = (change: object) => ({
  blueGreenDeploymentConfiguration: { ...CONFIGURATION, ...change },
});
const trigger = (change: object = {}) => ({
  triggerName: "failed",
  triggerTargetArn: TOPIC,
  triggerEvents: ["DeploymentFailure"],
  ...change,
});
const names = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `alarm-${index}` }));

type Case = readonly [what: string, settings: object, code: string];

export const ANY: readonly Case[] = [
  ["an unknown application", { applicationName: "none" }, "ApplicationDoesNotExistException"],
  ["a name that is taken", { deploymentGroupName: "taken" }, "DeploymentGroupAlreadyExistsException"],
  [
    "a role that doesn't exist",
    { serviceRoleArn: "arn:aws:iam::111111111111:role/none" },
    "InvalidRoleException",
  ],
  [
    "a role of another account",
    { serviceRoleArn: "arn:aws:iam::222222222222:role/elsewhere" },
    "InvalidRoleException",
  ],
  ["something that is no role", { serviceRoleArn: "deployer" }, "InvalidRoleException"],
  [
    "an unknown configuration",
    { deploymentConfigName: "CodeDeployDefault.Slowly" },
    "DeploymentConfigDoesNotExistException",
  ],
  [
    "a topic that doesn't exist",
    { triggerConfigurations: [trigger({ triggerTargetArn: `${TOPIC}-2` })] },
    "InvalidTriggerConfigException",
  ],
  [
    "a topic in another region",
    { triggerConfigurations: [trigger({ triggerTargetArn: TOPIC.replace("us-east-1", "eu-west-1") })] },
    "InvalidTriggerConfigException",
  ],
  [
    "a trigger without events",
    { triggerConfigurations: [trigger({ triggerEvents: [] })] },
    "InvalidTriggerConfigException",
  ],
  ["a trigger twice", { triggerConfigurations: [trigger(), trigger()] }, "InvalidTriggerConfigException"],
  [
    "eleven triggers",
    { triggerConfigurations: names(11).map(({ name }) => trigger({ triggerName: name })) },
    "TriggerTargetsLimitExceededException",
  ],
  [
    "alarms that are watched but none",
    { alarmConfiguration: { enabled: true, alarms: [] } },
    "InvalidAlarmConfigException",
  ],
  [
    "an alarm twice",
    { alarmConfiguration: { enabled: true, alarms: [{ name: "a" }, { name: "a" }] } },
    "InvalidAlarmConfigException",
  ],
  [
    "eleven alarms",
    { alarmConfiguration: { enabled: true, alarms: names(11) } },
    "AlarmsLimitExceededException",
  ],
  [
    "a rollback on nothing",
    { autoRollbackConfiguration: { enabled: true, events: [] } },
    "InvalidAutoRollbackConfigException",
  ],
  ["half a style", { deploymentStyle: { deploymentType: "BLUE_GREEN" } }, "InvalidDeploymentStyleException"],
];

export const SERVER: readonly Case[] = [
  [
    "a configuration for Lambda",
    { deploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce" },
    "InvalidDeploymentConfigNameException",
  ],
  [
    "blue/green without traffic control",
    { deploymentStyle: { ...IN_PLACE, deploymentType: "BLUE_GREEN" } },
    "InvalidDeploymentStyleException",
  ],
  [
    "traffic control without a load balancer",
    { deploymentStyle: BLUE_GREEN },
    "InvalidLoadBalancerInfoException",
  ],
  [
    "an unknown target group",
    { loadBalancerInfo: { targetGroupInfoList: [{ name: "none" }] } },
    "InvalidLoadBalancerInfoException",
  ],
  [
    "an unknown load balancer",
    { loadBalancerInfo: { elbInfoList: [{ name: "none" }] } },
    "InvalidLoadBalancerInfoException",
  ],
  ["an unknown Auto Scaling group", { autoScalingGroups: ["none"] }, "InvalidAutoScalingGroupException"],
  [
    "an ECS service",
    { ecsServices: [{ clusterName: "shop", serviceName: "shop" }] },
    "InvalidECSServiceException",
  ],
  [
    "tag filters and a tag set",
    { ec2TagFilters: [{ Key: "a" }], ec2TagSet: { ec2TagSetList: [[{ Key: "a" }]] } },
    "InvalidEC2TagCombinationException",
  ],
  [
    "both for machines of one's own",
    {
      onPremisesInstanceTagFilters: [{ Key: "a" }],
      onPremisesTagSet: { onPremisesTagSetList: [[{ Key: "a" }]] },
    },
    "InvalidOnPremisesTagCombinationException",
  ],
  [
    "four groups in a tag set",
    { ec2TagSet: { ec2TagSetList: Array(4).fill([{ Key: "a" }]) } },
    "TagSetListLimitExceededException",
  ],
  [
    "a value where only the key counts",
    { ec2TagFilters: [{ Key: "a", Value: "b", Type: "KEY_ONLY" }] },
    "InvalidEC2TagException",
  ],
  [
    "a key where only the value counts",
    { onPremisesInstanceTagFilters: [{ Key: "a", Value: "b", Type: "VALUE_ONLY" }] },
    "InvalidTagException",
  ],
  [
    "a copied Auto Scaling group without one to copy",
    blueGreen({ greenFleetProvisioningOption: { action: "COPY_AUTO_SCALING_GROUP" } }),
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
  [
    "blue/green that never says when it is ready",
    blueGreen({ deploymentReadyOption: undefined }),
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
  [
    "blue/green that never says when the old goes",
    blueGreen({ terminateBlueInstancesOnDeploymentSuccess: undefined }),
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
  [
    "a wait of more than two days",
    blueGreen({
      terminateBlueInstancesOnDeploymentSuccess: { ...TERMINATE, terminationWaitTimeInMinutes: 2881 },
    }),
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
  [
    "to stop after no wait",
    blueGreen({ deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT" } }),
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
  [
    "to continue after a wait",
    blueGreen({ deploymentReadyOption: { ...READY, waitTimeInMinutes: 5 } }),
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
];

export const LAMBDA: readonly Case[] = [
  [
    "a configuration for servers",
    { deploymentConfigName: "CodeDeployDefault.OneAtATime" },
    "InvalidDeploymentConfigNameException",
  ],
  ["a deployment in place", { deploymentStyle: IN_PLACE }, "InvalidDeploymentStyleException"],
  [
    "a load balancer",
    { loadBalancerInfo: { elbInfoList: [{ name: "a" }] } },
    "InvalidLoadBalancerInfoException",
  ],
  ["tags of instances", { ec2TagFilters: [{ Key: "a" }] }, "InvalidEC2TagException"],
  ["blue/green instances", blueGreen({}), "InvalidBlueGreenDeploymentConfigurationException"],
];

/** The pair is one that CodeDeploy accepts. */
export const ecsCases = (pair: object): readonly Case[] => [
  ["a deployment in place", { deploymentStyle: IN_PLACE }, "InvalidDeploymentStyleException"],
  ["no style", { deploymentStyle: undefined }, "InvalidDeploymentStyleException"],
  [
    "a configuration for servers",
    { deploymentConfigName: "CodeDeployDefault.AllAtOnce" },
    "InvalidDeploymentConfigNameException",
  ],
  ["no load balancer", { loadBalancerInfo: undefined }, "InvalidLoadBalancerInfoException"],
  [
    "a classic load balancer",
    { loadBalancerInfo: { elbInfoList: [{ name: "a" }] } },
    "InvalidLoadBalancerInfoException",
  ],
  [
    "no blue/green configuration",
    { blueGreenDeploymentConfiguration: undefined },
    "InvalidBlueGreenDeploymentConfigurationException",
  ],
  ["no service", { ecsServices: [] }, "InvalidECSServiceException"],
  [
    "a service that doesn't exist",
    { ecsServices: [{ clusterName: "shop", serviceName: "none" }] },
    "InvalidECSServiceException",
  ],
  [
    "a cluster that doesn't exist",
    { ecsServices: [{ clusterName: "none", serviceName: "shop" }] },
    "InvalidECSServiceException",
  ],
  [
    "a service that ECS deploys itself",
    { ecsServices: [{ clusterName: "rolling", serviceName: "rolling" }] },
    "InvalidECSServiceException",
  ],
  [
    "one target group",
    {
      loadBalancerInfo: { targetGroupPairInfoList: [{ ...pair, targetGroups: [{ name: "blue" }] }] },
    },
    "InvalidTargetGroupPairException",
  ],
  [
    "a target group that doesn't exist",
    {
      loadBalancerInfo: {
        targetGroupPairInfoList: [{ ...pair, targetGroups: [{ name: "blue" }, { name: "none" }] }],
      },
    },
    "InvalidTargetGroupPairException",
  ],
  [
    "a listener that doesn't exist",
    {
      loadBalancerInfo: {
        targetGroupPairInfoList: [
          {
            ...pair,
            testTrafficRoute: {
              listenerArns: [
                "arn:aws:elasticloadbalancing:us-east-1:111111111111:listener/app/shop/0123456789abcdef/0123456789abcdef",
              ],
            },
          },
        ],
      },
    },
    "InvalidTargetGroupPairException",
  ],
  ["an Auto Scaling group", { autoScalingGroups: ["fleet"] }, "InvalidAutoScalingGroupException"],
];
