/** A world's policies as the evaluator takes them, each compiled once. */
import { type Policy, policyOf } from "../evaluate/policy";
import type { PolicyKind } from "../evaluate/statement";
import type { PolicyDocument, Policy as Written } from "../world/policy";

const compiled = new WeakMap<Written, Policy>();

/**
 * Its name is where its text is written: `tools: aws_iam_role_policy.web_deploy.policy`.
 * @param kind what it hangs on; the same for a policy wherever it is asked for
 */
export function compiledOf(policy: Written, kind: PolicyKind, account: string): Policy {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const { where: name, document } = policy;
  const made = policyOf({
    name,
    account,
    kind,
    document: kind === "resource" ? complete(document) : document,
  });
  compiled.set(policy, made);
  return made;
}

/**
 * An image repository's statements name no resource, and mean the repository.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
 */
function complete(document: PolicyDocument): PolicyDocument {
  const Statement = document.Statement.map((statement) =>
    statement.Resource === undefined && statement.NotResource === undefined
      ? { ...statement, Resource: "*" }
      : statement,
  );
  return { ...document, Statement };
}
