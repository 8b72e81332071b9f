import { artifactRegionsOf, releaseRegionsOf } from "../../config/artifacts";
import type { Account } from "../../config/config";
import { boundaryArn } from "../../config/infrastructure-roles";
import { layoutOf } from "../../config/layout";
import { ROLE_PATHS } from "../../iam/paths";
import {
  EVERY_EXAMPLE,
  EXAMPLES,
  exampleConfig,
  synthesizeConfig,
  synthesizeExample,
} from "../support/examples";
import { type RoleView, rolesOf } from "../support/policies";
import type { StackJson } from "../support/stacks";

describe.each(EVERY_EXAMPLE)("example $example, $layout", ({ example, layout }) => {
  const stacks = synthesizeExample(example, { layout });
  const plans = layoutOf(exampleConfig(example, { layout }));

  test.each(plans)("$name: provider and backend belong to the stack's own account", ({ name, account }) => {
    const { provider, backend } = settings(stacks[name]);
    expect(provider).toMatchObject({ region: account.region, allowed_account_ids: [account.id] });
    expect(backend).toMatchObject({
      region: account.region,
      allowed_account_ids: [account.id],
      key: `${name}.tfstate`,
      bucket: expect.stringContaining(account.id),
    });
  });

  test.each(plans)("$name: state is locked, and encrypted as its bucket says", ({ name }) => {
    const { backend } = settings(stacks[name]);
    expect(backend).toMatchObject({ use_lockfile: true });
    // Set without a key's ARN it would ask for AES256, and override the bucket's customer key.
    expect(Object.keys(backend)).not.toContain("encrypt");
    expect(Object.keys(backend)).not.toContain("dynamodb_table");
  });

  test.each(plans)("$name: provider and backend sign in alike", ({ name, account }) => {
    const { provider, backend } = settings(stacks[name]);
    expect(signIn(provider)).toEqual(providerSignIn(account));
    expect(signIn(backend)).toEqual(backendSignIn(account));
  });

  test("a provider of another region is the account's own too, and signs in alike", () => {
    const config = exampleConfig(example, { layout });
    const { replicaRegion } = config.artifacts;
    const regions = artifactRegionsOf(config);
    const { tools, ...others } = stacks;
    const aliasesIn = (stack: StackJson | undefined) =>
      (stack?.provider.aws ?? []).slice(1).map(({ alias, region }) => [alias, region]);
    expect(aliasesIn(tools)).toEqual([
      ...(replicaRegion === undefined ? [] : [["replica", replicaRegion]]),
      ...regions.map((region) => [region, region]),
    ]);
    for (const [name, stack] of Object.entries(others)) {
      const service = config.services.find((one) => name === `tools-${one.name}`);
      const released = service ? releaseRegionsOf(config, service) : [];
      expect([name, aliasesIn(stack)]).toEqual([name, released.map((region) => [region, region])]);
    }
    for (const { provider } of Object.values(stacks)) {
      const [own, ...aliased] = provider.aws;
      for (const other of aliased)
        expect(other).toEqual({ ...own, alias: other.alias, region: other.region });
    }
  });

  test("no two stacks share a state", () => {
    const states = Object.values(stacks).map(({ terraform }) => {
      const { bucket, key } = terraform.backend.s3;
      return `${bucket}/${key}`;
    });
    expect(new Set(states).size).toBe(plans.length);
  });
});

test.each(Object.keys(EXAMPLES))(
  "example %s: GIVEN a boundary for each account THEN every role has its account's, and what plans and applies bootstrap's own",
  (example) => {
    const config = exampleConfig(example);
    const bounded = <Bounded extends Account>(account: Bounded): Bounded => ({
      ...account,
      permissionsBoundary: boundaryOf(account.id),
    });
    const roles = rolesOf(
      synthesizeConfig({
        ...config,
        tools: bounded(config.tools),
        environments: config.environments.map(bounded),
      }),
    );
    // An account's own boundary doesn't keep an apply from what bootstrap made.
    const boundaryFor = ({ path, resource }: RoleView) =>
      path === ROLE_PATHS.infrastructure
        ? boundaryArn(config, { ...config.tools, id: resource.account })
        : boundaryOf(resource.account);
    const unbounded = roles.filter(
      (role) => role.resource.arguments.permissions_boundary !== boundaryFor(role),
    );
    expect(roles.length).toBeGreaterThan(0);
    expect(unbounded.map(({ name }) => name)).toEqual([]);
  },
);

test.each(EVERY_EXAMPLE)("example $example, $layout: roles are bounded as the configuration says", (one) => {
  const { tools, environments } = exampleConfig(one.example);
  const boundaries = new Map(
    [tools, ...environments].map((account) => [account.id, account.permissionsBoundary]),
  );
  const wrong = rolesOf(synthesizeExample(one.example, one)).filter(
    ({ resource }) => resource.arguments.permissions_boundary !== boundaries.get(resource.account),
  );
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test("the examples sign in in each of the three ways", () => {
  const kinds = Object.keys(EXAMPLES).flatMap((example) => {
    const { tools, environments } = exampleConfig(example);
    return [tools, ...environments].map(({ credentials }) => credentials.kind);
  });
  expect(new Set(kinds)).toEqual(new Set(["ambient", "profile", "assume-role"]));
});

function boundaryOf(account: string): string {
  return `arn:aws:iam::${account}:policy/boundary`;
}

function settings(stack: StackJson | undefined) {
  const [provider = {}] = stack?.provider.aws ?? [];
  return { provider, backend: stack?.terraform.backend.s3 ?? {} };
}

/** Whatever says who Terraform is. */
function signIn(settings: Readonly<Record<string, unknown>>) {
  const { profile, assume_role, access_key, secret_key, shared_credentials_files } = settings;
  const said = { profile, assume_role, access_key, secret_key, shared_credentials_files };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** A provider takes a block. */
function providerSignIn({ credentials }: Account) {
  if (credentials.kind === "profile") return { profile: credentials.profile };
  return credentials.kind === "ambient" ? {} : { assume_role: [{ role_arn: credentials.roleArn }] };
}

/** A backend takes an object. */
function backendSignIn({ credentials }: Account) {
  if (credentials.kind === "profile") return { profile: credentials.profile };
  return credentials.kind === "ambient" ? {} : { assume_role: { role_arn: credentials.roleArn } };
}
