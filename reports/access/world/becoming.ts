/** What lets somebody become a role: instance profiles, and identity providers. */
import { Fields } from "./fields";
import type { IdentityProvider, InstanceProfile, Role } from "./principals";
import { Unreadable } from "./problem";
import type { Resource } from "./resource";

/** What gives roles to instances. */
export function instanceProfilesOf(
  resources: readonly Resource[],
  roles: readonly Role[],
): InstanceProfile[] {
  return resources
    .filter(({ type }) => type === "aws_iam_instance_profile")
    .map((resource) => {
      const fields = Fields.of(resource);
      const named = fields.text("role");
      const role = roles.find(
        ({ name, place }) => name === named && place.account === resource.place.account,
      );
      if (!role) throw new Unreadable(`${fields.where}: no stack makes the role ${named}`);
      return { arn: resource.arn ?? "", name: fields.text("name"), roleArn: role.arn, place: resource.place };
    });
}

/** Whose tokens are taken. */
export function identityProvidersOf(resources: readonly Resource[]): IdentityProvider[] {
  return resources
    .filter(({ type }) => type === "aws_iam_openid_connect_provider")
    .map((resource) => {
      const fields = Fields.of(resource);
      return {
        arn: resource.arn ?? "",
        url: fields.text("url").replace(/^https:\/\//, ""),
        clientIds: fields.texts("client_id_list"),
        place: resource.place,
      };
    });
}
