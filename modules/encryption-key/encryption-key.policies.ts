import { ADMINISTER_KEY } from "../../iam/actions/keys";
import { arn, type Place, rootArn } from "../../iam/arn";
import { allow, type Conditions, type Statement } from "../../iam/statement";

/** The account and region a key lives in. */
export type KeyOwner = Place;

/** In a key's policy `*` is the key itself. */
export const THIS_KEY = ["*"];

/** The account manages the key by its own IAM policies, without the right to use it. */
export function keyAdministration(owner: KeyOwner): Statement {
  return allow({
    sid: "AdministerKey",
    principals: { aws: [rootArn(owner)] },
    actions: [...ADMINISTER_KEY],
    resources: THIS_KEY,
    because: "Without it nobody could ever change the key again. It leaves out encrypting and decrypting.",
  });
}

/** Identity side for roles of the key's own account: the key is told by its alias, since its id can't be predicted. */
export function usesKey(
  props: KeyOwner & { sid: string; keyAlias: string; actions: readonly string[]; because: string },
): Statement {
  return allow({
    sid: props.sid,
    actions: props.actions,
    resources: [arn("kms", props, "key/*")],
    when: hasAlias(props.keyAlias),
    because: props.because,
  });
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
function hasAlias(alias: string): Conditions {
  return { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } };
}
