import type { Rule } from "../../draft";
import type { Path } from "../../problem";
import { fieldPath, releasePath, servicePath } from "../../rules/paths";
import { type ReservedNames, wrongName } from "../../rules/variable-entry";
import { secretLiteral } from "../../secret-literal";

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
const RESERVED: ReservedNames = {
  names: [
    /^_/,
    /^AWS_(DEFAULT_REGION|REGION|EXECUTION_ENV|XRAY_\w+)$/,
    /^AWS_LAMBDA_/,
    /^LAMBDA_(TASK_ROOT|RUNTIME_DIR)$/,
    // Lambda wants two characters.
    /^.$/,
  ],
  setBy: "Lambda and AWS's tools",
};

/** All variables of a function together. */
const MAX_BYTES = 4096;

/** Variables of a function have names of their own, fit into it, and are no secrets. */
export const functionVariables: Rule = ({ document, services }) => [
  ...services.flatMap(({ name, releases }) => {
    if (!releases.some(({ deploy }) => deploy.kind === "lambda")) return [];
    return [
      servicePath(name, "deploy", "lambda", "environment"),
      ...releases.map(({ environment }) => releasePath(name, environment, "deploy", "environment")),
    ].flatMap((path) =>
      document
        .keys(path)
        .flatMap((variable) =>
          faults([...path, variable], variable, document.place([...path, variable])?.value),
        ),
    );
  }),
  ...services.flatMap((service) =>
    service.releases.flatMap((release) => {
      if (release.deploy.kind !== "lambda") return [];
      const bytes = Buffer.byteLength(JSON.stringify(release.deploy.environment));
      if (bytes <= MAX_BYTES) return [];
      const message = `found ${bytes} bytes of variables; allowed: at most ${MAX_BYTES}, as JSON, as much as a function holds`;
      return [{ path: fieldPath(document, service, release, "environment"), at: "key" as const, message }];
    }),
  ),
];

function faults(path: Path, name: string, value: unknown) {
  const looks = typeof value === "string" ? secretLiteral(name, value) : undefined;
  const secret = `found what looks like ${looks}, in plain text; allowed: keep it in Secrets Manager or Parameter Store of the environment's account, and let the function read it`;
  return [...wrongName(path, name, RESERVED), ...(looks === undefined ? [] : [{ path, message: secret }])];
}
