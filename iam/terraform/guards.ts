/** What no apply may do, though its statements by name and tag would allow it: change what bootstrap made. */
import { bucketArn, roleArn } from "../arn";
import { ROLE_PATHS } from "../paths";
import { deny, type Statement } from "../statement";
import { type At, any, everywhere } from "./at";
import { CHANGE_POLICY, WITH_BOUNDARY } from "./identities";
import { CHANGE_ALIAS, CHANGE_KEY } from "./kms";
import { CHANGE_BUCKET } from "./s3";

/** The keys of state and of saved plans. */
const GUARDED_KEYS = ["state", "plans"];

/** @param boundary ARN of the boundary that the stacks' roles have: a person's may lie where an apply makes policies */
export function guards(at: At, boundary: string): Statement[] {
  const aliases = GUARDED_KEYS.map((name) => `alias/${at.organization}-${name}`);
  const buckets = [at.stateBucket, ...(at.planBucket === undefined ? [] : [at.planBucket])];
  return [
    deny({
      sid: "GuardStateBuckets",
      actions: CHANGE_BUCKET,
      resources: buckets.map((bucket) => bucketArn(at.place.region, bucket)),
      because:
        "Who opens the bucket of state or of plans reads the secrets in them: bootstrap alone sets these up.",
    }),
    deny({
      sid: "GuardStateKeys",
      actions: [...CHANGE_KEY, ...CHANGE_ALIAS],
      resources: everywhere("kms", any("key/*"))(at),
      when: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": aliases } },
      because: "The same of their keys, which bear the organization's tag like others.",
    }),
    deny({
      sid: "GuardStateAliases",
      actions: CHANGE_ALIAS,
      resources: everywhere("kms", ...aliases.map(any))(at),
      because: "By these aliases the keys are told: no other key gets them.",
    }),
    guardEntryRoles(at),
    deny({
      sid: "GuardBoundary",
      actions: CHANGE_POLICY,
      resources: [boundary],
      because: "Who writes the boundary is bounded by nothing.",
    }),
  ];
}

/** Roles that jobs of GitHub Actions enter by lie beside those that publish images. */
function guardEntryRoles({ place, organization }: At): Statement {
  const entry = `${organization}-infrastructure-`;
  return deny({
    sid: "GuardEntryRoles",
    actions: ENTRY_CHANGES,
    resources: ["pull-request", "plan", "apply-*"].map((name) =>
      roleArn(place, ROLE_PATHS.github, `${entry}${name}`),
    ),
    because:
      "By these roles jobs become the roles that plan and apply, in every account: bootstrap alone says which jobs.",
  });
}

const ENTRY_CHANGES = [...WITH_BOUNDARY, "iam:TagRole", "iam:UntagRole"].sort();
