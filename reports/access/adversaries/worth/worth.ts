/** What an action does, and the actions that do it, by what they are done to. */
export type Worth = Readonly<Record<string, string>>;

/**
 * By kind of resource: Terraform's type, or what lies in a resource. Actions are those of
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export type Worths = Readonly<Record<string, Worth>>;
