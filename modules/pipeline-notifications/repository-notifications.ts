import { CodestarnotificationsNotificationRule } from "@cdktf/provider-aws/lib/codestarnotifications-notification-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

/** What people may want to know of a repository of CodeCommit, and AWS's event types for it. */
export const REPOSITORY_EVENT_TYPES = {
  "pull-request-created": "codecommit-repository-pull-request-created",
  "pull-request-updated": "codecommit-repository-pull-request-source-updated",
  "pull-request-closed": "codecommit-repository-pull-request-status-changed",
  "pull-request-merged": "codecommit-repository-pull-request-merged",
  "pull-request-commented": "codecommit-repository-comments-on-pull-requests",
  "pull-request-approval-changed": "codecommit-repository-approvals-status-changed",
  "pull-request-approval-overridden": "codecommit-repository-approvals-rule-override",
} as const;

export type RepositoryEvent = keyof typeof REPOSITORY_EVENT_TYPES;

export interface RepositoryNotificationsInputs {
  /** At most 64 characters, unique among the account's rules. */
  readonly name: string;
  /** A reference where the repository is made in the same run. */
  readonly repositoryArn: string;
  /** Predicted. */
  readonly topicArn: string;
}

export interface RepositoryNotificationsShape {
  /** What must exist before the rule and isn't referred to: the topic's policy, in the stack that makes it. */
  readonly dependsOn?: readonly ITerraformDependable[];
  readonly events: readonly RepositoryEvent[];
}

export interface RepositoryNotificationsProps
  extends RepositoryNotificationsInputs,
    RepositoryNotificationsShape {}

/**
 * Tells a topic what becomes of a repository's pull requests.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html#events-ref-repositories
 */
export class RepositoryNotifications extends Construct {
  constructor(scope: Construct, id: string, props: RepositoryNotificationsProps) {
    super(scope, id);
    new CodestarnotificationsNotificationRule(this, "rule", {
      name: props.name,
      resource: props.repositoryArn,
      // With what was written, and by whom.
      detailType: "FULL",
      eventTypeIds: props.events.map((event) => REPOSITORY_EVENT_TYPES[event]),
      target: [{ address: props.topicArn }],
      dependsOn: [...(props.dependsOn ?? [])],
    });
  }
}
