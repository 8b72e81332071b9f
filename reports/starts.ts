/** What starts a pipeline: its own triggers, rules of EventBridge for a repository of CodeCommit or an uploaded object, schedules. */
import { ofType, type Resource } from "./resources";
import { blocksIn, textIn, textsIn, type Values, valuesAt } from "./values";

export interface Starts {
  /** Absent: neither, but by tags, by the clock or by hand. */
  readonly startedBy?: "push" | "pull request" | "upload";
  /** Branches, or patterns of them, whose pushes or pull requests start it. */
  readonly branches: readonly string[];
  /** Only when one of these files changes; empty: any. */
  readonly paths: readonly string[];
  /** Patterns of tags that start it. */
  readonly tags: readonly string[];
  /** `cron(…)` or `rate(…)`; those of a pipeline that Terraform has made. */
  readonly schedules: readonly string[];
}

/** What is to be known of the pipeline itself. */
interface Started {
  readonly values: Values;
  readonly repository?: string;
  /** It acts in other accounts, which a pull request's doesn't. */
  readonly deploys: boolean;
}

export function startsOf(resources: readonly Resource[], pipeline: Started): Starts {
  const git = blocksIn(pipeline.values, "trigger").flatMap((trigger) =>
    blocksIn(trigger, "git_configuration"),
  );
  return {
    ...(git.length > 0 ? byTriggers(git) : byEvents(resources, pipeline)),
    schedules: schedulesOf(resources, pipeline.values),
  };
}

type Source = Omit<Starts, "schedules">;

function byTriggers(git: readonly Values[]): Source {
  const pullRequests = git.flatMap((each) => blocksIn(each, "pull_request"));
  const pushes = git.flatMap((each) => blocksIn(each, "push"));
  const filters = pullRequests.length > 0 ? pullRequests : pushes;
  const includes = (kind: string) =>
    filters.flatMap((filter) => blocksIn(filter, kind)).flatMap((block) => textsIn(block, "includes"));
  const branches = includes("branches");
  return {
    ...(pullRequests.length > 0 && { startedBy: "pull request" as const }),
    ...(pullRequests.length === 0 && branches.length > 0 && { startedBy: "push" as const }),
    branches,
    paths: includes("file_paths"),
    tags: includes("tags"),
  };
}

/** The rule of the pipeline's repository or object, of uploads, of pushes or of pull requests as the pipeline is for one or the other. */
function byEvents(resources: readonly Resource[], { repository, deploys }: Started): Source {
  const none = { branches: [], paths: [], tags: [] };
  if (repository === undefined) return none;
  const patterns = ofType(resources, "aws_cloudwatch_event_rule").map((rule) => patternOf(rule));
  if (patterns.some((pattern) => uploadIn(pattern) === repository)) return { ...none, startedBy: "upload" };
  const details = patterns
    .filter((pattern) => textsIn(pattern, "resources").some((arn) => arn.endsWith(`:${repository}`)))
    .map((pattern) => valuesAt(pattern, "detail"));
  const pulls = details.flatMap((detail) => textsIn(detail, "destinationReference"));
  if (!deploys && pulls.length > 0) {
    return {
      ...none,
      startedBy: "pull request",
      branches: pulls.map((ref) => ref.replace("refs/heads/", "")),
    };
  }
  const branches = details.flatMap((detail) => textsIn(detail, "referenceName"));
  return branches.length === 0 ? none : { ...none, startedBy: "push", branches: [...new Set(branches)] };
}

/** `bucket/key` of the one object whose uploads a pattern is of. */
function uploadIn(pattern: Values): string | undefined {
  const detail = valuesAt(pattern, "detail");
  const [bucket] = textsIn(valuesAt(detail, "bucket"), "name");
  const [key] = textsIn(valuesAt(detail, "object"), "key");
  return bucket && key && `${bucket}/${key}`;
}

function patternOf(rule: Values): Values {
  try {
    return valuesAt(JSON.parse(textIn(rule, "event_pattern") ?? "{}"));
  } catch {
    return {};
  }
}

function schedulesOf(resources: readonly Resource[], pipeline: Values): string[] {
  const name = textIn(pipeline, "name");
  return ofType(resources, "aws_scheduler_schedule")
    .filter((schedule) =>
      blocksIn(schedule, "target").some((target) => textIn(target, "arn")?.endsWith(`:${name}`)),
    )
    .flatMap((schedule) => textIn(schedule, "schedule_expression") ?? []);
}
