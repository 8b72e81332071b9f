/**
 * The form in which cdktf writes stacks. Terraform takes more of JSON, such as lists of bodies and several kinds of blocks: what
 * isn't of this form would be passed over here, and made by Terraform.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
import { isValues, type Values, valuesAt } from "../../values";

/** Parts of a stack that hold blocks by type and name, or by name. */
const DEPTHS: Readonly<Record<string, number>> = { resource: 2, data: 2, module: 1, output: 1 };

/** Other parts, which bear no access. A backend that isn't in Amazon S3 would hand the state to somebody. */
const OTHERS = ["//", "locals", "moved", "provider", "terraform", "variable"];

/** Lookups of the provider that only look. */
const LOOKS =
  /^aws_(?!lambda_invocation$|secretsmanager_|ssm_parameters?(_by_path)?$|kms_secrets?$|iam_session_context$)/;

const LIFECYCLE = ["create_before_destroy", "ignore_changes", "prevent_destroy", "replace_triggered_by"];
const PROVIDER = ["alias", "allowed_account_ids", "assume_role", "default_tags", "profile", "region"];

/** What of a stack isn't read, in words: where, what, and what would be read. */
export function faultsOfForm(document: Values): string[] {
  const strange = Object.keys(document).filter((key) => DEPTHS[key] === undefined && !OTHERS.includes(key));
  return [
    ...strange.map((key) => `blocks of the kind ${key} aren't read here`),
    ...Object.entries(DEPTHS).flatMap(([key, depth]) => faultsOfShape(key, document[key], depth)),
    ...faultsOfProviders(document),
    ...faultsOfBackend(document),
    ...Object.keys(valuesAt(document, "data"))
      .filter((type) => !LOOKS.test(type))
      .map((type) => `data.${type}: it does more than look`),
    ...faultsOfLifecycles(document),
  ];
}

/** One object where Terraform takes a list of them, too. */
function faultsOfShape(path: string, value: unknown, depth: number): string[] {
  if (value === undefined) return [];
  if (!isValues(value))
    return [`${path}: an object was expected; Terraform reads lists there, and nobody does here`];
  if (depth === 0) return [];
  return Object.entries(value).flatMap(([name, each]) => faultsOfShape(`${path}.${name}`, each, depth - 1));
}

function faultsOfProviders(document: Values): string[] {
  const providers = document.provider ?? {};
  if (!isValues(providers)) return ["provider: an object was expected"];
  const others = Object.keys(providers).filter((name) => name !== "aws");
  const required = Object.entries(valuesAt(document, "terraform", "required_providers")).filter(
    ([name, one]) => name !== "aws" || !/^(hashicorp\/)?aws$/.test(String(valuesAt(one).source)),
  );
  const settings = [providers.aws ?? []].flat().flatMap((one) => (isValues(one) ? Object.keys(one) : ["?"]));
  return [
    ...others.map((name) => `provider.${name}: only Terraform's own provider for AWS is read here`),
    ...required.map(([name]) => `terraform.required_providers.${name}: only hashicorp/aws is read here`),
    ...settings
      .filter((name) => !PROVIDER.includes(name))
      .map((name) => `provider.aws: ${name} isn't read here; it may lead to another account, or to no AWS`),
  ];
}

function faultsOfBackend(document: Values): string[] {
  const backends = valuesAt(document, "terraform", "backend");
  return Object.keys(backends)
    .filter((name) => name !== "s3" && name !== "local")
    .map((name) => `terraform.backend.${name}: who reads the state there can't be told`);
}

function faultsOfLifecycles(document: Values): string[] {
  return Object.entries(valuesAt(document, "resource")).flatMap(([type, blocks]) =>
    Object.entries(valuesAt(blocks)).flatMap(([name, block]) =>
      Object.keys(valuesAt(block, "lifecycle"))
        .filter((key) => !LIFECYCLE.includes(key))
        .map((key) => `${type}.${name}: lifecycle.${key} isn't read here`),
    ),
  );
}
