/** What a stage must be as a whole, in a literal and in Terraform. */
import { ROLE_ARN } from "../../face/aws";
import { snakeCase } from "../../face/names";
import type { Rule } from "../../face/rule";
import { ARTIFACTS } from "./parts";

/** The kinds of releases: a stage has one at most. */
export const TARGETS = [
  "deployEcsRolling",
  "deployEcsBlueGreen",
  "deployServers",
  "deployLambda",
  "deployWebsite",
] as const;

/** Names of the actions that aren't named by who takes the module. */
export const ACTION_NAMES = { approval: "approve", publication: "publish", release: "deploy" } as const;
const TAKEN: readonly string[] = Object.values(ACTION_NAMES);

interface Named {
  readonly name?: string;
  readonly project?: string;
}

interface Run extends Named {
  readonly inputArtifacts?: readonly string[];
  readonly outputArtifacts?: readonly string[];
}

interface Deployment {
  readonly roleArn?: string;
  readonly inputArtifact?: string;
}

/** As far as the rules look. */
type StageValues = Named & {
  readonly approval?: object;
  readonly builds?: readonly Run[];
  readonly tests?: readonly Run[];
} & { readonly [K in (typeof TARGETS)[number]]?: Deployment };

/** No two stages of one name. */
export function differentNames<S extends Named>(): Rule<readonly S[]> {
  return {
    message: "Must be stages of different names.",
    holds: (stages) => new Set(stages.map(({ name }) => name)).size === stages.length,
    condition: (stages) => `length(distinct(${stages}[*].name)) == length(${stages})`,
    spoil: (stages) => [...stages, ...stages.slice(0, 1)],
  };
}

/** What is taken is the source, or handed on by a build. */
export function artifactsOfBuilds<S extends StageValues>(): Rule<readonly S[]> {
  return {
    message: `Must take artifacts that a build hands on, or ${ARTIFACTS.source}.`,
    holds: (stages) => {
      const made = stages.flatMap(({ builds = [] }) =>
        builds.flatMap(({ outputArtifacts = [] }) => outputArtifacts),
      );
      return stages.flatMap(takenBy).every((artifact) => [ARTIFACTS.source, ...made].includes(artifact));
    },
    condition: (stages) => {
      const taken = ["builds[*].input_artifacts", "tests[*].input_artifacts"].map(
        (list) => `flatten(stage.${list})`,
      );
      const all = [...taken, ...splats("stage").map((target) => `${target}.input_artifact`)].join(", ");
      const made = `flatten([for stage in ${stages} : stage.builds[*].output_artifacts])`;
      return (
        `length(setsubtract(flatten([for stage in ${stages} : concat(${all})]), ` +
        `concat(["${ARTIFACTS.source}"], ${made}))) == 0`
      );
    },
    spoil: (stages) =>
      stages.map((stage) => ({
        ...stage,
        builds: (stage.builds ?? []).map(({ name, project }) => ({ name, project })),
      })),
  };
}

function takenBy(stage: StageValues): string[] {
  const { builds = [], tests = [] } = stage;
  return [
    ...[...builds, ...tests].flatMap(({ inputArtifacts = [ARTIFACTS.source] }) => inputArtifacts),
    ...targetsOf(stage).map((target) => stage[target]?.inputArtifact ?? ARTIFACTS.build),
  ];
}

/** The first stage is the pipeline's own. */
export function notTheSource<S extends Named>(): Rule<S> {
  return {
    message: "Must not be called Source, as the first stage is.",
    holds: ({ name }) => name !== "Source",
    condition: (stage) => `${stage}.name != "Source"`,
    spoil: (stage) => ({ ...stage, name: "Source" }),
  };
}

/** A stage without an action is refused by CodePipeline. */
export function doesSomething<S extends StageValues>(): Rule<S> {
  return {
    message: "Must do something: ask for approval, build, deploy or test.",
    holds: ({ approval, builds = [], tests = [], ...stage }) =>
      approval !== undefined || builds.length + tests.length > 0 || targetsOf(stage).length > 0,
    condition: (stage) =>
      `length(concat(${[`${stage}.approval[*]`, `${stage}.builds`, ...splats(stage), `${stage}.tests`].join(", ")})) > 0`,
    spoil: (stage) => ({ name: stage.name }) as S,
  };
}

/** What is rolled back is a stage: one release is in it. */
export function oneTarget<S extends StageValues>(): Rule<S> {
  return {
    message: "Must deploy to one target at most: another one has a stage of its own.",
    holds: (stage) => targetsOf(stage).length <= 1,
    condition: (stage) => `length(concat(${splats(stage).join(", ")})) <= 1`,
    spoil: (stage) => {
      const [target] = targetsOf(stage);
      if (target === undefined || target === "deployWebsite") return undefined;
      return { ...stage, deployWebsite: { roleArn: stage[target]?.roleArn, bucket: "acme-site" } };
    },
  };
}

/** Each deployment becomes one role. */
export function rolesByArn<S extends StageValues>(): Rule<S> {
  return {
    message: "Must have the ARN of one IAM role as role_arn of each deployment, without wildcards.",
    holds: (stage) => targetsOf(stage).every((target) => ROLE_ARN.holds(stage[target]?.roleArn ?? "")),
    condition: (stage) => {
      const each = splats(stage).map(
        (target) => `[for deploy in ${target} : ${ROLE_ARN.condition("deploy.role_arn")}]`,
      );
      return `alltrue(concat(${each.join(", ")}))`;
    },
    spoil: (stage) => {
      const [target] = targetsOf(stage);
      return target && { ...stage, [target]: { ...stage[target], roleArn: ROLE_ARN.spoil("") } };
    },
  };
}

/** Actions are told apart by their names. */
export function differentActions<S extends StageValues>(): Rule<S> {
  const taken = TAKEN.map((name) => JSON.stringify(name)).join(", ");
  return {
    message: `Must have builds and tests of different names, none of them ${TAKEN.join(", ")}.`,
    holds: ({ builds = [], tests = [] }) => {
      const names = [...TAKEN, ...[...builds, ...tests].map(({ name }) => name)];
      return new Set(names).size === names.length;
    },
    condition: (stage) =>
      `length(distinct(concat([${taken}], ${stage}.builds[*].name, ${stage}.tests[*].name))) == ` +
      `${TAKEN.length} + length(${stage}.builds) + length(${stage}.tests)`,
    spoil: (stage) => ({ ...stage, tests: [{ name: ACTION_NAMES.release, project: "acme-web-test" }] }),
  };
}

/** A rollback has no mode, and a retry needs one. */
export function retryHasMode<F extends { readonly result?: string; readonly retryMode?: string }>(): Rule<F> {
  return {
    message: "Must have a retry_mode if the result is RETRY, and none otherwise.",
    holds: ({ result, retryMode }) => (result === "RETRY") === (retryMode !== undefined),
    condition: (failure) => `(${failure}.result == "RETRY") == (${failure}.retry_mode != null)`,
    spoil: (failure) => ({ ...failure, result: "ROLLBACK", retryMode: "ALL_ACTIONS" }),
  };
}

/** CodePipeline takes tags and branches in filters of their own. */
export function branchesOrTags<
  F extends { readonly branches?: readonly string[]; readonly tags?: readonly string[] },
>(): Rule<F> {
  return {
    message: "Must name branches or tags, and not both.",
    holds: ({ branches = [], tags = [] }) => branches.length > 0 !== tags.length > 0,
    condition: (filter) => `(length(${filter}.branches) > 0) != (length(${filter}.tags) > 0)`,
    spoil: (filter) => ({ ...filter, branches: ["main"], tags: ["v*"] }),
  };
}

function targetsOf(stage: StageValues): (typeof TARGETS)[number][] {
  return TARGETS.filter((target) => stage[target] !== undefined);
}

function splats(stage: string): string[] {
  return TARGETS.map((target) => `${stage}.${snakeCase(target)}[*]`);
}
