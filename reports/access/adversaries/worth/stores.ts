/** What it is worth to do something to what applications may have beside: queues, tables, state machines. */
import type { Worths } from "./worth";

export const WORTH_OF_STORES: Worths = {
  aws_sqs_queue: {
    publish: "sqs:SendMessage sqs:StartMessageMoveTask",
    "listen in":
      "sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:PurgeQueue sqs:CancelMessageMoveTask",
    "change who may send or receive":
      "sqs:CreateQueue sqs:SetQueueAttributes sqs:AddPermission sqs:RemovePermission sqs:DeleteQueue sqs:TagQueue sqs:UntagQueue",
  },
  aws_dynamodb_table: {
    "read a table":
      "dynamodb:GetItem dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:Query dynamodb:Scan dynamodb:SearchVectors dynamodb:PartiQLSelect dynamodb:ReadDataForReplication",
    "have a table copied":
      "dynamodb:ExportTableToPointInTime dynamodb:CreateBackup dynamodb:StartAwsBackupJob dynamodb:CreateTableReplica dynamodb:AssociateTableReplica dynamodb:CreateGlobalTable dynamodb:UpdateGlobalTable dynamodb:EnableKinesisStreamingDestination dynamodb:UpdateKinesisStreamingDestination",
    "write into a table":
      "dynamodb:PutItem dynamodb:BatchWriteItem dynamodb:UpdateItem dynamodb:DeleteItem dynamodb:PartiQLInsert dynamodb:PartiQLUpdate dynamodb:PartiQLDelete dynamodb:WriteDataForReplication dynamodb:ImportTable dynamodb:RestoreTableFromBackup dynamodb:RestoreTableFromAwsBackup dynamodb:RestoreTableToPointInTime",
    "change a table, or who may":
      "dynamodb:CreateTable dynamodb:UpdateTable dynamodb:DeleteTable dynamodb:PutResourcePolicy dynamodb:DeleteResourcePolicy dynamodb:TagResource dynamodb:UntagResource dynamodb:UpdateTimeToLive dynamodb:UpdateContinuousBackups dynamodb:UpdateContributorInsights dynamodb:DisableKinesisStreamingDestination dynamodb:DeleteTableReplica dynamodb:ReplicateSettings dynamodb:UpdateTableReplicaAutoScaling dynamodb:UpdateGlobalTableSettings dynamodb:UpdateGlobalTableVersion dynamodb:CreateGlobalTableWitness dynamodb:DeleteGlobalTableWitness",
  },
  aws_sfn_state_machine: {
    "run it": "states:StartExecution states:StartSyncExecution",
    "change what it runs":
      "states:CreateStateMachine states:UpdateStateMachine states:DeleteStateMachine states:PublishStateMachineVersion states:DeleteStateMachineVersion states:CreateStateMachineAlias states:UpdateStateMachineAlias states:DeleteStateMachineAlias states:TagResource states:UntagResource",
  },
};
