import { ARTIFACT_PREFIX_TAG } from "../../../modules/artifact-store/artifact-access.policies";
import { allows, type Request } from "../../support/access";
import { type Deployment, deploymentsOf } from "../../support/deployments";
import { synthesizeExample } from "../../support/examples";
import { rolesOf } from "../../support/policies";
import type { Stacks } from "../../support/stacks";
import type { Rule } from "../rule";

export const agreeingPolicies: Rule = {
  title: "identity, trust, bucket and key policy agree about every deployment, and about nothing more",
  because:
    "Access across accounts takes all four: three of them are an outage, a fifth reader is a leak. Evaluated offline; no emulator checks it.",
  violations: (stacks) => deploymentsOf(stacks).flatMap((deployment) => faults(stacks, deployment)),
  kept: () => synthesizeExample("default"),
  broken: {
    "the role isn't there": {
      by: () => rewritten("staging", '"name":"acme-storefront-staging-deploy"', '"name":"acme-other"'),
      says: "there is neither the role nor an output that says what it needs",
    },
    "the pipeline may not assume it": {
      by: () =>
        rewritten("tools", '\\"arn:aws:iam::222222222222:role/slipway/deploy/', '\\"arn:aws:iam::9:role/'),
      says: "the pipeline's role may not assume it",
    },
    "it trusts another pipeline": {
      by: () =>
        rewritten("staging", `${PIPELINES}/acme-storefront-pipeline`, `${PIPELINES}/acme-other-pipeline`),
      says: "doesn't trust its pipeline",
    },
    "it trusts every pipeline": {
      by: () => rewritten("staging", `${PIPELINES}/acme-storefront-pipeline`, `${PIPELINES}/*`),
      says: "trusts arn:aws:iam::111111111111:role/slipway/pipeline/acme-storefront-pull-request too",
    },
    "its own policy names other artifacts": {
      by: () => rewritten("staging", "/storefront-acme/*", "/other-acme/*"),
      says: "its own policies don't allow s3:GetObject",
    },
    "its tag names other artifacts": {
      by: () =>
        rewritten("staging", '"slipway-artifacts":"storefront-acme"', '"slipway-artifacts":"other-acme"'),
      says: "the bucket's policy doesn't allow s3:GetObject",
    },
    "the key's policy asks for another region": {
      by: () => rewritten("tools", "s3.us-east-1.amazonaws.com", "s3.us-east-2.amazonaws.com"),
      says: "the key's policy doesn't allow kms:Decrypt",
    },
    "the bucket's policy opens every prefix": {
      by: () => rewritten("tools", "$${aws:PrincipalTag/slipway-artifacts}/*", "*"),
      says: "the bucket's policy allows another pipeline's artifacts",
    },
    "there is no role for the servers": {
      by: () => rewritten("staging", '"name":"acme-shop-staging-instance"', '"name":"acme-other"', SERVERS),
      says: "there is no role that its servers run as",
    },
    "the servers' own policy names other artifacts": {
      by: () => rewritten("staging", "/shop-acme/*", "/other-acme/*", SERVERS),
      says: "-instance: its own policies don't allow s3:GetObject",
    },
    "the bucket's policy doesn't know servers": {
      by: () => rewritten("tools", ":role/slipway/runtime/", ":role/slipway/other/", SERVERS),
      says: "-instance: the bucket's policy doesn't allow s3:GetObject",
    },
  },
};

const PIPELINES = "arn:aws:iam::111111111111:role/slipway/pipeline";

const SERVERS = "github-servers";

/** The default system, or another, with a change to the text of one stack. */
function rewritten(stack: string, from: string, to: string, example = "default"): Stacks {
  const stacks = synthesizeExample(example);
  const text = JSON.stringify(stacks[stack]);
  if (!text.includes(JSON.stringify(from).slice(1, -1)) && !text.includes(from)) {
    throw new Error(`${stack} holds no ${from}: the case breaks nothing`);
  }
  return { ...stacks, [stack]: JSON.parse(text.replaceAll(from, to)) };
}

function faults(stacks: Stacks, deployment: Deployment): string[] {
  const { where, roleArn, pipelineRole, role } = deployment;
  const assume = { action: "sts:AssumeRole", resource: roleArn };
  const missing = "there is neither the role nor an output that says what it needs";
  if (!role) return [`${where}: ${missing}`];
  const mayAssume = allows(pipelineRole.identity, { ...assume, principal: pipelineRole.arn });
  const trusts = (principal: string) => allows(role.trust, { ...assume, principal });
  const others = rolesOf(stacks).filter(({ arn }) => arn !== pipelineRole.arn && trusts(arn));
  return [
    ...(mayAssume ? [] : [`${where}: the pipeline's role may not assume it`]),
    ...(trusts(pipelineRole.arn) ? [] : [`${where}: doesn't trust its pipeline`]),
    ...others.map(({ arn }) => `${where}: trusts ${arn} too`),
    ...artifactFaults(deployment, { ...role, arn: roleArn }, true),
    ...serverFaults(deployment),
  ];
}

/** Servers fetch what the action deploys, with a role of their own. */
function serverFaults(deployment: Deployment): string[] {
  const { servers, where } = deployment;
  if (servers?.length === 0) return [`${where}: there is no role that its servers run as`];
  return (servers ?? []).flatMap((role) => artifactFaults({ ...deployment, where: role.arn }, role, false));
}

/** What a role asks for an artifact, as S3 and KMS see it. */
function artifactFaults(
  { where, artifacts }: Deployment,
  role: NonNullable<Deployment["role"]> & { readonly arn: string },
  describes: boolean,
): string[] {
  const { bucketArn, account, region, prefix, bucketPolicy, keyPolicy, keyArn } = artifacts;
  const prefixTag = role.tags[ARTIFACT_PREFIX_TAG];
  const tag =
    prefixTag === undefined ? undefined : { [`aws:PrincipalTag/${ARTIFACT_PREFIX_TAG}`]: prefixTag };
  const object = (of: string): Request => ({
    principal: role.arn,
    action: "s3:GetObject",
    resource: `${bucketArn}/${of}/build/abc`,
    context: { ...tag, "aws:ResourceAccount": account, "aws:SecureTransport": "true" },
  });
  const decrypt = (of: string): Request => ({
    principal: role.arn,
    action: "kms:Decrypt",
    resource: keyArn,
    context: {
      ...tag,
      "kms:ViaService": `s3.${region}.amazonaws.com`,
      "kms:EncryptionContext:aws:s3:arn": `${bucketArn}/${of}/build/abc`,
    },
  });
  const describe: Request = {
    principal: role.arn,
    action: "kms:DescribeKey",
    resource: keyArn,
    context: tag,
  };
  const sides = [
    { side: "its own policies", verb: "don't", statements: role.identity, asked: [object, decrypt] },
    { side: "the bucket's policy", verb: "doesn't", statements: bucketPolicy, asked: [object] },
    { side: "the key's policy", verb: "doesn't", statements: keyPolicy, asked: [decrypt] },
  ];
  const refused = sides.flatMap(({ side, verb, statements, asked }) =>
    [...asked.map((ask) => ask(prefix)), ...(describes && asked.includes(decrypt) ? [describe] : [])]
      .filter((request) => !allows(statements, request))
      .map(({ action }) => `${where}: ${side} ${verb} allow ${action}`),
  );
  const leaked = sides
    .filter(({ statements, asked }) => asked.some((ask) => allows(statements, ask("another-acme"))))
    .map(({ side }) => `${where}: ${side} allows another pipeline's artifacts`);
  return [...refused, ...leaked];
}
