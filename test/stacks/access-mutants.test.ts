/**
 * Proof of the proof: policies are broken and weakened one by one. The rehearsal must miss what was taken away, the
 * adversaries must find what was let in; what they don't is on a list with the reason, read by a person.
 */

import { workflowJobs } from "../../cli/workflow-jobs";
import { judge } from "../../reports/access/adversaries/judge";
import { perform } from "../../reports/access/rehearsal/perform";
import { scriptOf } from "../../reports/access/rehearsal/rehearse";
import { touching } from "../../reports/access/rehearsal/touching";
import { readSynthesis } from "../../reports/access/world/read";
import type { World } from "../../reports/access/world/world";
import { breakages } from "../support/breakages";
import { EXAMPLES, exampleConfig, synthesizeExample } from "../support/examples";
import { randomFrom } from "../support/random";
import { weakenings } from "../support/weakenings";

interface Mutant {
  readonly kind: string;
  readonly holder: string;
  readonly sid: string;
  readonly world: World;
}

/** A mutant that changes nothing, and why. */
interface Equivalent {
  /** Of `kind | sid`. */
  readonly what: RegExp;
  /** Whose policies alone. Default: anybody's. */
  readonly of?: RegExp;
  readonly because: string;
}

/** Roles that plan and apply Slipway's own stacks. */
const TERRAFORM = /:role\/slipway\/infrastructure\//;

const HARMLESS: readonly Equivalent[] = [
  {
    what: /aws:SourceAccount \| (Assumed|UseByAlarms|PublishByAlarms)/,
    because: "aws:SourceArn, asked for beside it, names the account too",
  },
  {
    what: /value: aws:SourceArn \| (AssumedByTasks|UseByAlarms|PublishByAlarms)$/,
    because: "aws:SourceAccount, asked for beside it, leaves the account's own tasks and alarms",
  },
  {
    what: / \| (Locate\w+|FollowTasks|ListTasks|WatchAlarms|ReadAlarms|Describe\w+|SeeAlias)$/,
    because: "it reads where something is or what it is called: nothing that an attacker is after",
  },
  {
    what: /: (Resource|codedeploy:\*) \| ReadDeploymentConfig$/,
    because: "what CodeDeploy's own configurations say is documented; they can't be changed",
  },
  {
    what: /^every resource: Resource \| (Publish|Read)(By|Staging|Production|ReaderN1)/,
    because:
      "a resource's policy speaks of that resource alone; which artifacts a role reads its own policy says, too",
  },
  {
    what: /: (Principal|aws:PrincipalArn|sns:\*|kms:\*|sts:\*) \| (PublishBy|UseBy|Encrypt|Decrypt)(Pipelines|CodeDeploy|PipelinesAndBuilds|Replicas|ForReplicas)$/,
    because: "it names an account, so its roles' own policies still decide",
  },
  {
    what: /^a principal widened to everybody: Principal \| (AssumedBy|Read|Decrypt|PullBy)/,
    because: "aws:PrincipalArn, asked for beside it, names the role with its account",
  },
  {
    what: /EncryptionContext:aws:s3:arn \| UseForState$/,
    because: "administrators of the account are inside its boundary, and nobody else is named",
  },
  {
    what: / \| Read\w+$/,
    of: TERRAFORM,
    because: "it reads the settings of what isn't the stacks', and no content",
  },
  {
    what: /: kms:\* \| (Encrypt|Decrypt)Plans$/,
    because: "through S3 alone, which asks no more of a key than to encrypt and decrypt",
  },
];

const NEEDLESS: readonly Equivalent[] = [
  { what: / \| UseForState$/, because: "Terraform's state is no part of a release" },
  {
    what: / \| PublishBy(Pipelines|CodeDeploy)$/,
    because: "topic and role are of one account, where the role's own policy is enough",
  },
  {
    what: / \| \w+ReaderN1$/,
    because: "the role that somebody else has made takes no part in a release here",
  },
  {
    what: / \| RegisterWithSystemsManager$/,
    because: "people reach servers through Systems Manager, releases don't",
  },
  {
    what: /./,
    of: TERRAFORM,
    because: "a call of each kind is rehearsed; all that Terraform calls is iam/terraform's to prove",
  },
];

/** Which mutants of an example are taken: always the same, so that it is a change that turns this red. */
const SEED = 5;
const used = new Set<Equivalent>();

/** What nobody noticed, and no list explains. */
function unexplained(survivors: readonly Mutant[], list: readonly Equivalent[]): string[] {
  return survivors.flatMap(({ kind, sid, holder }) => {
    const reason = list.find(
      ({ what, of }) => what.test(`${kind} | ${sid}`) && (of === undefined || of.test(holder)),
    );
    if (reason) used.add(reason);
    return reason ? [] : [`${kind} | ${sid} | ${holder}`];
  });
}

function sample<T>(all: readonly T[], most: number): T[] {
  const random = randomFrom(SEED);
  const left = [...all];
  return Array.from({ length: Math.min(most, left.length) }, () =>
    left.splice(random(left.length), 1),
  ).flat();
}

describe.each(Object.keys(EXAMPLES))("policies of example %s", (example) => {
  const world = readSynthesis(synthesizeExample(example));
  const most = example === "default" ? Number.POSITIVE_INFINITY : 15;

  test("what is broken is missed by the rehearsal", () => {
    const acts = scriptOf(world, workflowJobs(exampleConfig(example)));
    const mutants = sample(breakages(world), most);
    const missed = ({ world: broken, holder }: Mutant) =>
      perform(broken, touching(acts, holder)).findings.length > 0;
    expect(
      unexplained(
        mutants.filter((mutant) => !missed(mutant)),
        NEEDLESS,
      ),
    ).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(example === "default" ? 100 : 15);
  }, 60_000);

  test("what is weakened is found by the adversaries", () => {
    const mutants = sample(weakenings(world), most);
    const found = ({ world: weak }: Mutant) => judge(weak).findings.length > 0;
    expect(
      unexplained(
        mutants.filter((mutant) => !found(mutant)),
        HARMLESS,
      ),
    ).toEqual([]);
    expect(mutants.length).toBeGreaterThanOrEqual(example === "default" ? 300 : 15);
  }, 120_000);
});

test("every reason on the lists is needed", () => {
  expect([...HARMLESS, ...NEEDLESS].filter((reason) => !used.has(reason))).toEqual([]);
});
