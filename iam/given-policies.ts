/** Policies that a role is given by who makes it: what they allow is theirs to say. */
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import type { Items } from "../face/each";
import { makeForEach } from "../face/resources";
import type { Role } from "./role";

export interface GivenPoliciesInputs {
  readonly role: Role;
}

/** The names tell policies apart and are known in a plan; texts and ARNs needn't be. */
export interface GivenPoliciesShape {
  /** Policies of the role alone, as JSON. */
  readonly inline: Items<{ readonly name: string; readonly text: string }>;
  /** ARNs of managed policies. */
  readonly managed: Items<{ readonly name: string; readonly text: string }>;
}

export interface GivenPoliciesProps extends GivenPoliciesInputs, GivenPoliciesShape {}

export class GivenPolicies extends Construct {
  constructor(scope: Construct, id: string, { role, inline, managed }: GivenPoliciesProps) {
    super(scope, id);
    const nameOf = ({ name }: { readonly name: string }) => name;
    makeForEach("inline", inline, nameOf, (each, { name, text }, made) => {
      new IamRolePolicy(this, each, { ...made, name, role: role.resource.name, policy: text });
    });
    makeForEach("managed", managed, nameOf, (each, { text }, made) => {
      new IamRolePolicyAttachment(this, each, { ...made, role: role.resource.name, policyArn: text });
    });
  }
}
