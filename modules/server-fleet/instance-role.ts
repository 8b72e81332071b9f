import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Place } from "../../iam/arn";
import type { ArtifactPlace } from "../../iam/artifacts";
import { ROLE_PATHS } from "../../iam/paths";
import { Role } from "../../iam/role";
import { ARTIFACT_PREFIX_TAG } from "../artifact-store/artifact-access.policies";
import { assumedByInstances, serve } from "./instances.policies";

interface InstanceRoleProps {
  readonly place: Place;
  /** Of the role and of its profile. */
  readonly name: string;
  readonly description: string;
  readonly artifacts: ArtifactPlace;
  readonly permissionsBoundary?: string;
}

/** What servers run as. The artifact bucket and its key let it in by its path and by the prefix in its tag. */
export class InstanceRole extends Construct {
  readonly role: Role;
  readonly profileArn: string;
  /** Servers wait for these: the agent asks for its first revision at boot. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: InstanceRoleProps) {
    super(scope, id);
    this.role = new Role(this, "instance", {
      name: props.name,
      path: ROLE_PATHS.runtime,
      description: props.description,
      trust: assumedByInstances(),
      policies: { serve: serve(props.place, props.artifacts) },
      permissionsBoundary: props.permissionsBoundary,
      tags: { [ARTIFACT_PREFIX_TAG]: props.artifacts.prefix },
    });
    const profile = new IamInstanceProfile(this, "profile", {
      name: props.name,
      path: ROLE_PATHS.runtime,
      role: this.role.resource.name,
    });
    this.profileArn = profile.arn;
    this.ready = [profile, ...this.role.policies];
  }
}
