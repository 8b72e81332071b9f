/** What it is worth to do something to instances, and to what starts them. */
import type { Worths } from "./worth";

const TAGS = { "change tags that policies go by": "ec2:CreateTags ec2:DeleteTags" };

export const WORTH_OF_SERVERS: Worths = {
  aws_autoscaling_group: {
    "change what instances run as":
      "autoscaling:UpdateAutoScalingGroup autoscaling:CreateAutoScalingGroup autoscaling:DeleteAutoScalingGroup autoscaling:AttachInstances autoscaling:StartInstanceRefresh autoscaling:RollbackInstanceRefresh autoscaling:CancelInstanceRefresh autoscaling:CreateOrUpdateTags autoscaling:DeleteTags",
    "change how many instances run":
      "autoscaling:SetDesiredCapacity autoscaling:LaunchInstances autoscaling:TerminateInstanceInAutoScalingGroup autoscaling:DetachInstances autoscaling:EnterStandby autoscaling:ExitStandby autoscaling:SetInstanceHealth autoscaling:SetInstanceProtection autoscaling:PutScalingPolicy autoscaling:ExecutePolicy autoscaling:DeletePolicy autoscaling:PutScheduledUpdateGroupAction autoscaling:BatchPutScheduledUpdateGroupAction autoscaling:DeleteScheduledAction autoscaling:BatchDeleteScheduledAction autoscaling:PutWarmPool autoscaling:DeleteWarmPool",
    "move traffic":
      "autoscaling:SuspendProcesses autoscaling:ResumeProcesses autoscaling:AttachLoadBalancerTargetGroups autoscaling:DetachLoadBalancerTargetGroups autoscaling:AttachTrafficSources autoscaling:DetachTrafficSources autoscaling:AttachLoadBalancers autoscaling:DetachLoadBalancers",
    "hold instances, or let them through":
      "autoscaling:PutLifecycleHook autoscaling:DeleteLifecycleHook autoscaling:CompleteLifecycleAction autoscaling:RecordLifecycleActionHeartbeat",
    "blind what watches the group":
      "autoscaling:PutNotificationConfiguration autoscaling:DeleteNotificationConfiguration autoscaling:EnableMetricsCollection autoscaling:DisableMetricsCollection",
  },
  aws_launch_template: {
    "change what instances run":
      "ec2:CreateLaunchTemplate ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate ec2:DeleteLaunchTemplate ec2:DeleteLaunchTemplateVersions",
    ...TAGS,
  },
  instance: {
    "run code on instances":
      "ec2:RunInstances ec2:AssociateIamInstanceProfile ec2:ReplaceIamInstanceProfileAssociation ec2:ModifyInstanceAttribute ec2:ModifyInstanceMetadataOptions ec2:CreateReplaceRootVolumeTask ec2:AttachVolume ec2-instance-connect:SendSSHPublicKey ec2-instance-connect:SendSerialConsoleSSHPublicKey ssm:SendCommand ssm:StartSession ssm:StartAccessRequest ssm:CreateAssociation ssm:CreateAssociationBatch ssm:UpdateAssociation",
    "be taken for the instance": "ssm:RequestManagedInstanceRoleToken ssm:UpdateManagedInstancePublicKey",
    "see what is on an instance":
      "ec2:GetConsoleOutput ec2:GetConsoleScreenshot ec2:GetPasswordData ec2:GetLaunchTemplateData ec2:CreateInstanceExportTask",
    "stop or change instances":
      "ec2:StartInstances ec2:StopInstances ec2:RebootInstances ec2:TerminateInstances ec2:ResetInstanceAttribute ec2:DisassociateIamInstanceProfile ec2:AssociateAddress ec2:DetachVolume ec2:PauseVolumeIO ec2:SendDiagnosticInterrupt ec2:SendSpotInstanceInterruptions ssm:DeleteAssociation",
    "change tags that policies go by":
      "ec2:CreateTags ec2:DeleteTags ssm:AddTagsToResource ssm:RemoveTagsFromResource",
  },
  volume: {
    "hand an instance's disk on": "ec2:CreateSnapshots ec2:CopyVolumes",
    "change or lose an instance's disk":
      "ec2:AttachVolume ec2:DetachVolume ec2:PauseVolumeIO ec2:EnableVolumeIO ec2:InjectVolumeIOLatency ec2:CreateVolume ec2:DeleteVolume ec2:ImportVolume ec2:ModifyVolume ec2:ModifyVolumeAttribute ec2:RestoreVolumeFromRecycleBin",
    ...TAGS,
  },
  snapshot: {
    "hand an instance's disk on": "ec2:ModifySnapshotAttribute ec2:CreateSnapshot ec2:CopySnapshot",
    "change or lose an instance's disk":
      "ec2:DeleteSnapshot ec2:ImportSnapshot ec2:UnlockSnapshot ec2:RestoreSnapshotFromRecycleBin",
    ...TAGS,
  },
  image: {
    "hand an instance's disk on":
      "ec2:ModifyImageAttribute ec2:CreateImage ec2:CopyImage ec2:ExportImage ec2:CreateStoreImageTask",
    "change what instances start from":
      "ec2:RegisterImage ec2:DeregisterImage ec2:ImportImage ec2:CreateRestoreImageTask ec2:RestoreImageFromRecycleBin ec2:ResetImageAttribute ec2:EnableImage ec2:DisableImage ec2:DisableImageDeregistrationProtection ec2:ReplaceImageInstanceTypeSpecification",
    ...TAGS,
  },
  document: {
    "run code on instances":
      "ssm:SendCommand ssm:StartSession ssm:StartAutomationExecution ssm:StartChangeRequestExecution ssm:CreateAssociation ssm:CreateAssociationBatch ssm:UpdateAssociation ssm:CreateDocument ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion",
    "say who may run it": "ssm:ModifyDocumentPermission ssm:PutResourcePolicy ssm:DeleteResourcePolicy",
    "stop what it does":
      "ssm:DeleteDocument ssm:DeleteAssociation ssm:UpdateDocumentMetadata ssm:PutCalendar",
    "change tags that policies go by": "ssm:AddTagsToResource ssm:RemoveTagsFromResource",
  },
  automation: {
    "run code on instances": "ssm:StartAutomationExecution ssm:StartChangeRequestExecution",
  },
};
