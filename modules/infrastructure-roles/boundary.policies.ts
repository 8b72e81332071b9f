import { EVERY_S3_ACTION } from "../../iam/actions/artifacts";
import {
  APPLICATION_SERVICES,
  BOUNDED_SERVICES,
  CHANGE_ALIASES,
  CHANGE_BUCKETS,
  CHANGE_IDENTITIES,
  CHANGE_KEYS,
  CHANGE_OBJECTS,
  CHANGE_PROVIDERS,
  EVERY_IAM_ACTION,
  GIVE_MORE,
  LASTING_CREDENTIALS,
  OPEN_OTHER_WAYS,
  SEE_IDENTITIES,
  UNBIND,
} from "../../iam/actions/infrastructure";
import { arn, bucketArn, type Place, partitionOf, policyArn, roleArn } from "../../iam/arn";
import { ROLE_PATHS } from "../../iam/paths";
import { allow, deny, type Statement } from "../../iam/statement";
import { githubProviderArn } from "../github-oidc/github-oidc.policies";

/** A bucket and the alias of its key. */
export interface GuardedBucket {
  readonly bucket: string;
  /** Beginning with `alias/`. */
  readonly keyAlias: string;
}

/** What an account's boundary goes by. */
export interface Bounded {
  readonly place: Place;
  /** First word of every name of a role, user or policy that the stacks make. */
  readonly organization: string;
  /** ARN of the policy that every role in the account must be made with: this one, or the account's own. */
  readonly boundary: string;
  /** ARNs of the roles that plan and apply the account's stacks. */
  readonly terraform: { readonly plan: string; readonly apply: string };
  readonly state: GuardedBucket;
  /** In the tools account alone. */
  readonly tools?: {
    readonly plans: GuardedBucket;
    /** ARNs of the roles that become those which plan and apply, in every account; may be patterns. */
    readonly callers: readonly string[];
    /** Workload accounts, whose roles pipelines and builds become. */
    readonly environments: readonly Place[];
    /** ARNs of the callers that bootstrap makes itself. */
    readonly entries: readonly string[];
    /** True: jobs of GitHub Actions call, and bootstrap says whose tokens are believed. */
    readonly github: boolean;
  };
}

/**
 * The most that a role of Slipway's may do in an account, the one that applies its stacks among them. It allows nobody
 * anything by itself. What isn't allowed here, such as organizations, billing and other accounts' administration, no
 * role can be given.
 */
export function boundaryStatements(bounded: Bounded): Statement[] {
  return [...allowances(bounded), ...identityDenials(bounded), ...storageDenials(bounded)];
}

function allowances({ place, organization, tools }: Bounded): Statement[] {
  const { account, region } = place;
  const own = (resource: string) => `arn:${partitionOf(region)}:iam::${account}:${resource}`;
  const identities = allow({
    sid: "ManageIdentities",
    actions: [...EVERY_IAM_ACTION],
    resources: [
      ...["role", "user", "instance-profile"].map((kind) => own(`${kind}/slipway/*/${organization}-*`)),
      own(`policy/slipway/${organization}-*`),
      own("role/aws-service-role/*"),
      githubProviderArn(place),
    ],
    because:
      "An apply makes roles at Slipway's paths, and releases hand them to services. No others, which may be unbounded.",
  });
  return [
    allow({
      sid: "UseServices",
      actions: BOUNDED_SERVICES.map((service) => `${service}:*`),
      resources: ["*"],
      because: "What the stacks consist of and releases call; which of it a role may, its own policies say.",
    }),
    allow({
      sid: "UseServicesOfApplications",
      actions: APPLICATION_SERVICES.map((service) => `${service}:*`),
      resources: ["*"],
      because: "People attach to an application's role what it needs; without this it would lose that.",
    }),
    identities,
    allow({
      sid: "SeeIdentities",
      actions: [...SEE_IDENTITIES],
      resources: ["*"],
      because: "Terraform looks roles and policies up; that changes none.",
    }),
    ...(tools
      ? [
          allow({
            sid: "BecomeRoles",
            actions: ["sts:AssumeRole"],
            resources: [
              roleArn(place, ROLE_PATHS.infrastructure, "*"),
              ...tools.environments.map((environment) => roleArn(environment, "/", "*")),
            ],
            because: "Pipelines deploy, builds verify and callers apply as roles of the workload accounts.",
          }),
        ]
      : []),
  ];
}

function identityDenials({ place, boundary, tools }: Bounded): Statement[] {
  const provider = tools?.github ? [githubProviderArn(place)] : [];
  return [
    deny({
      sid: "KeepOutOfInfrastructure",
      actions: [...CHANGE_IDENTITIES],
      resources: [
        roleArn(place, ROLE_PATHS.infrastructure, "*"),
        policyArn(place, ROLE_PATHS.infrastructure, "*"),
        ...(boundary.includes(ROLE_PATHS.infrastructure) ? [] : [boundary]),
        ...(tools?.entries ?? []),
      ],
      because: "What an apply may do is bootstrap's to say, never the apply's own.",
    }),
    ...provider.map((resource) =>
      deny({
        sid: "KeepTheProvider",
        actions: [...CHANGE_PROVIDERS],
        resources: [resource],
        because: "Bootstrap says whose tokens are believed.",
      }),
    ),
    deny({
      sid: "RefuseUnbounded",
      actions: [...GIVE_MORE],
      resources: ["*"],
      when: { StringNotEquals: { "iam:PermissionsBoundary": boundary } },
      because: "A role without the boundary could do what the one that made it, or let itself in, can't.",
    }),
    deny({
      sid: "KeepBoundaries",
      actions: [...UNBIND, ...LASTING_CREDENTIALS],
      resources: ["*"],
      because: "A boundary stays, and keys that outlive a session are people's to make.",
    }),
    ...(tools
      ? [
          deny({
            sid: "BecomeInfrastructureAsCallers",
            actions: ["sts:AssumeRole"],
            resources: [`arn:${partitionOf(place.region)}:iam::*:role${ROLE_PATHS.infrastructure}*`],
            when: { ArnNotLike: { "aws:PrincipalArn": tools.callers } },
            because: "Nothing but the callers comes to plan or to apply.",
          }),
        ]
      : []),
  ];
}

function storageDenials({ place, state, terraform, tools }: Bounded): Statement[] {
  const guarded = [state, ...(tools ? [tools.plans] : [])];
  const stateBucket = bucketArn(place.region, state.bucket);
  return [
    deny({
      sid: "KeepState",
      actions: [...EVERY_S3_ACTION],
      resources: [stateBucket, `${stateBucket}/*`],
      when: { ArnNotEquals: { "aws:PrincipalArn": [terraform.plan, terraform.apply] } },
      because: "State holds secrets, and says what Terraform believes.",
    }),
    deny({
      sid: "KeepToBuckets",
      actions: [...OPEN_OTHER_WAYS],
      resources: ["*"],
      because: "By an access point objects have other ARNs than the ones that are denied here.",
    }),
    deny({
      sid: "KeepBootstrapState",
      actions: [...CHANGE_OBJECTS],
      resources: [`${stateBucket}/bootstrap-*.tfstate`],
      because: "A person applies bootstrap. Its lock is another object, which a plan may take.",
    }),
    deny({
      sid: "KeepBuckets",
      actions: [...CHANGE_BUCKETS],
      resources: guarded.map(({ bucket }) => bucketArn(place.region, bucket)),
      because: "Who gets at state and plans is bootstrap's to say.",
    }),
    deny({
      sid: "KeepKeys",
      actions: [...CHANGE_KEYS],
      resources: [arn("kms", place, "key/*")],
      when: {
        "ForAnyValue:StringEquals": { "kms:ResourceAliases": guarded.map(({ keyAlias }) => keyAlias) },
      },
      because: "The same of their keys, which are told by their aliases.",
    }),
    deny({
      sid: "KeepAliases",
      actions: [...CHANGE_ALIASES],
      resources: guarded.map(({ keyAlias }) => arn("kms", place, keyAlias)),
      because: "A key that has lost its alias would be told from no other.",
    }),
  ];
}
