import type { Environment, Infrastructure, Service, Source } from "../config";
import type { Finding } from "../document";
import type { Rule } from "../draft";
import { actionEnvironment, MAX_ACTION_VALUE, unknownReferences } from "../pipeline";
import type { Path } from "../problem";
import { secretLiteral } from "../secret-literal";
import { sourceConfigOf } from "../sources/sources";
import { runsOf } from "./builds";
import { environmentPath, releasePath, servicePath } from "./paths";
import { wrongName } from "./variable-entry";
import { BUILD_NAMES } from "./variables";

/** Variables fit into what hands them to builds, and every reference is to one that there is. */
export const pipelineVariables: Rule = ({ services, environments, infrastructure }) => [
  ...services.flatMap((service) => [
    ...named(service),
    ...tooLong(service),
    ...secrets(service),
    ...hidden(service),
    ...inConditions(service),
  ]),
  ...environments.flatMap((environment) => inApproval(environment, services)),
  ...(infrastructure ? inReview(infrastructure) : []),
];

function named({ name, pipeline: { variables } }: Service): Finding[] {
  return variables.flatMap((variable) => wrongName(pathOf(name, variable.name), variable.name, BUILD_NAMES));
}

/** The value itself is never repeated: messages end up in logs. */
function secrets({ name, pipeline: { variables } }: Service): Finding[] {
  return variables.flatMap((variable) => {
    const looks = secretLiteral(variable.name, variable.value);
    if (looks === undefined) return [];
    const message =
      `found what looks like ${looks}, and everybody who sees the pipeline sees its variables; allowed: keep it in ` +
      `Secrets Manager of the tools account and name it in build.environment, { secret: <name> }`;
    return [{ path: pathOf(name, variable.name), message }];
  });
}

/** What an action hands over takes the place of what its project has by the same name. */
function hidden(service: Service): Finding[] {
  return runsOf(service).flatMap(({ path, run }) =>
    service.pipeline.variables
      .filter(({ name }) => Object.hasOwn(run.environment, name))
      .map(({ name }) => ({
        path: [...path, "environment", name],
        at: "key" as const,
        message: `found the name of ${pathOf(service.name, name).join(".")}, which would take its place; allowed: a name of its own`,
      })),
  );
}

function pathOf(service: string, variable: string): Path {
  return servicePath(service, "pipeline", "variables", variable);
}

function tooLong({ name, pipeline: { variables } }: Service): Finding[] {
  const length = actionEnvironment(variables)?.length ?? 0;
  if (length <= MAX_ACTION_VALUE) return [];
  const message = `found ${variables.length} variables that take ${length} characters to hand to a build; allowed: at most ${MAX_ACTION_VALUE}, with fewer of them or shorter names`;
  return [{ path: servicePath(name, "pipeline", "variables"), at: "key", message }];
}

function inConditions({ name, source, pipeline, releases }: Service): Finding[] {
  return releases.flatMap(({ environment, conditions }) =>
    (["entry", "success"] as const).flatMap((place) => {
      const { variable, lambda } = conditions[place] ?? {};
      const texts = [
        { field: ["variable", "name"], text: variable?.variable },
        { field: ["variable", "value"], text: variable?.value },
        { field: ["lambda", "parameters"], text: lambda?.parameters },
      ];
      return texts.flatMap(({ field, text = "" }) => {
        const path = releasePath(name, environment, "conditions", place, ...field);
        const [unknown] = unknownReferences(text, pipeline.variables, published(source));
        return unknown === undefined ? [] : [{ path, message: notThere(unknown, name, source) }];
      });
    }),
  );
}

/** An environment's approval is asked by the pipelines of all its services. */
function inApproval({ name, approval }: Environment, services: readonly Service[]): Finding[] {
  const released = services.filter(({ releases }) =>
    releases.some(({ environment }) => environment === name),
  );
  return (["message", "link"] as const).flatMap((field) => {
    const found = released.flatMap((service) =>
      unknownReferences(approval?.[field] ?? "", service.pipeline.variables, published(service.source)).map(
        (reference) => ({ reference, service }),
      ),
    );
    const [first] = found;
    if (!first) return [];
    const path = environmentPath(name, "approval", field);
    return [{ path, message: notThere(first.reference, first.service.name, first.service.source) }];
  });
}

/** The review's own question; its pipeline has no variables, and a plan where others have a build. */
function inReview({ approval, service: { source } }: Infrastructure): Finding[] {
  return (["message", "link"] as const).flatMap((field) => {
    const [unknown] = unknownReferences(approval?.[field] ?? "", [], published(source), [
      "codepipeline",
      "plan",
    ]);
    if (unknown === undefined) return [];
    const message = `found ${unknown}, which the pipeline of infrastructure doesn't have; allowed: references to codepipeline and source, and to plan: VERDICT, DIGEST, BUILD`;
    return [{ path: ["infrastructure", "approval", field], message }];
  });
}

function published(source: Source): readonly string[] | undefined {
  return sourceConfigOf(source).variables;
}

function notThere(reference: string, service: string, source: Source): string {
  const own = `#{variables.NAME} with a NAME of ${servicePath(service, "pipeline", "variables").join(".")}`;
  const known = published(source);
  const others = known
    ? `references to codepipeline and build, and of source ${known.join(", ")}`
    : "and references to codepipeline, source and build";
  return `found ${reference}, which the pipeline of ${service} doesn't have; allowed: ${own}, ${others}`;
}
