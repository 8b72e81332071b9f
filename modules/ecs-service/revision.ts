import {
  appSpecFile,
  CONTAINER,
  type LifecycleHooks,
  type TaskProps,
  taskDefinitionFile,
} from "./task-definition";

/** Files of a revision; CodePipeline looks for the third by this name. */
export const REVISION_FILES = {
  taskDefinition: "taskdef.json",
  appSpec: "appspec.yaml",
  image: "imageDetail.json",
} as const;

/** A buildspec, as far as we use it. A type and not an interface, so that it can be printed. */
export type Buildspec = {
  readonly version: string;
  readonly phases: { readonly build: { readonly commands: readonly string[] } };
  readonly artifacts: { readonly files: readonly string[] };
};

/**
 * Turns a build's artifact into what CodeDeployToECS takes, for one environment. The action takes at most 3 MB, and a
 * build's artifact may be larger, so it gets these three files only. `jq` is part of CodeBuild's standard images.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/file-reference.html
 */
export function revisionBuildspec(props: TaskProps, hooks: LifecycleHooks = {}): Buildspec {
  return buildspecOf(
    encoded(JSON.stringify(taskDefinitionFile(props), null, 2)),
    encoded(appSpecFile(props, hooks)),
  );
}

/** The same for files that are encoded already, in base 64. */
export function buildspecOf(taskDefinition: string, appSpec: string): Buildspec {
  return {
    version: "0.2",
    phases: {
      build: {
        commands: [
          writeFile(REVISION_FILES.taskDefinition, taskDefinition),
          writeFile(REVISION_FILES.appSpec, appSpec),
          `jq -e '${IMAGE_OF_BUILD}' imagedefinitions.json > ${REVISION_FILES.image}`,
        ],
      },
    },
    artifacts: { files: Object.values(REVISION_FILES) },
  };
}

const WRONG_IMAGES = `imagedefinitions.json must name exactly one imageUri for the container ${CONTAINER}`;

/** The image that the build names for our container. */
const IMAGE_OF_BUILD = [
  `[.[] | select(.name == "${CONTAINER}") | .imageUri | strings]`,
  `if length == 1 then {ImageURI: .[0]} else error("${WRONG_IMAGES}") end`,
].join(" | ");

/** Base64, so that no character of the text means anything to the shell, to YAML or to Terraform. */
function encoded(text: string): string {
  return Buffer.from(text).toString("base64");
}

function writeFile(name: string, base64: string): string {
  return `echo ${base64} | base64 -d > ${name}`;
}
