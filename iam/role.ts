import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type Items, type Made, madeForAny } from "../face/each";
import { refuseOver } from "./limit";
import type { RolePath } from "./paths";
import { policyLength, printPolicy, printPolicyWithin } from "./printer";
import type { Statement } from "./statement";

/** IAM's quotas, in characters; policies are counted without white space. */
const ROLE_NAME_LIMIT = 64;
const TRUST_POLICY_LIMIT = 2048;
const INLINE_POLICIES_LIMIT = 10_240;

export interface RoleProps {
  /** At most 64 characters. */
  readonly name: string;
  readonly path: RolePath;
  readonly description: string;
  /** The trust policy. */
  readonly trust: Items<Statement>;
  /** Inline policies by name; one without statements is left out. */
  readonly policies: Readonly<Record<string, Items<Statement> | PolicyFor>>;
  /** ARN of a managed policy. Default: no boundary. */
  readonly permissionsBoundary?: string;
  /** How long a session may last: 3,600 to 43,200. Default: AWS's own, an hour. */
  readonly maxSessionSeconds?: number;
  /** Beside the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /** What its trust policy names by a predicted ARN, and AWS wants to be there. */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** A policy that is there for the sake of some things: without any of them it isn't. */
export interface PolicyFor {
  readonly statements: Items<Statement>;
  /** How many there are must be known in a plan. */
  readonly for: Items<unknown>;
}

/** The one way Slipway makes a role: path, boundary, tags and size checks. */
export class Role extends Construct {
  readonly name: string;
  readonly resource: IamRole;
  /** Who uses the role waits for these: IAM answers before an inline policy is attached. */
  readonly policies: readonly IamRolePolicy[];

  constructor(scope: Construct, id: string, props: RoleProps) {
    super(scope, id);
    this.name = props.name;
    this.checkSizes(props);
    this.resource = new IamRole(this, "role", {
      name: props.name,
      path: props.path,
      description: props.description,
      assumeRolePolicy: printPolicyWithin(
        TRUST_POLICY_LIMIT,
        `the trust policy of role ${props.name}`,
        props.trust,
      ),
      permissionsBoundary: props.permissionsBoundary,
      maxSessionDuration: props.maxSessionSeconds,
      tags: props.tags,
      ...(props.dependsOn && { dependsOn: [...props.dependsOn] }),
    });
    this.policies = Object.entries(props.policies).flatMap(([name, policy]) => {
      const made = madeForAny("for" in policy ? policy.for : policy);
      return made ? [this.policy(name, statementsOf(policy), made)] : [];
    });
  }

  /** A reference, so that whoever uses it is made after the role. Policies take the predicted ARN instead. */
  get arn(): string {
    return this.resource.arn;
  }

  private policy(name: string, statements: Items<Statement>, made: Made): IamRolePolicy {
    return new IamRolePolicy(this, `${name}-policy`, {
      ...made,
      name,
      role: this.resource.name,
      policy: printPolicy(statements),
    });
  }

  private checkSizes(props: RoleProps): void {
    const role = `role ${props.path}${props.name}`;
    const inline = Object.values(props.policies).reduce(
      (sum, policy) => sum + policyLength(statementsOf(policy)),
      0,
    );
    refuseOver(ROLE_NAME_LIMIT, props.name.length, `characters in the name of ${role}`, "IAM");
    refuseOver(INLINE_POLICIES_LIMIT, inline, `characters of the inline policies of ${role}`, "IAM");
  }
}

function statementsOf(policy: Items<Statement> | PolicyFor): Items<Statement> {
  return "for" in policy ? policy.statements : policy;
}
