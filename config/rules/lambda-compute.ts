import { isLambda } from "../compute";
import type { Service } from "../config";
import type { Document, Finding } from "../document";
import type { Rule } from "../draft";
import { runsOf } from "./builds";
import { servicePath } from "./paths";

/**
 * What a build on Lambda can't have, and why.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/lambda.html#lambda.limitations
 */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  timeoutMinutes: "ends every build after 15 minutes and takes no other timeout",
  queuedTimeoutMinutes: "has no queue",
  cache: "keeps nothing between builds",
  vpc: "reaches no VPC",
  runtimeVersions: "has an image for each version, and image names it",
};

/** Lambda starts builds at once, and offers less for it. */
export const lambdaCompute: Rule = ({ document, services }) =>
  services.flatMap((service) => [...fields(document, service), ...docker(document, service)]);

function fields(document: Document, service: Service): Finding[] {
  return runsOf(service)
    .filter(({ run }) => isLambda(run.compute))
    .flatMap(({ path, run }) =>
      Object.entries(UNSUPPORTED)
        .filter(([field]) => document.has([...path, field]))
        .map(([field, why]) => ({
          path: [...path, field],
          at: "key" as const,
          message: `found ${field} with compute ${run.compute}: Lambda ${why}; leave it out, or take another compute`,
        })),
    );
}

function docker(document: Document, { name, build }: Service): Finding[] {
  if (!isLambda(build.compute) || !build.docker) return [];
  const [field, compute] = [servicePath(name, "build", "docker"), servicePath(name, "build", "compute")];
  const written = document.has(field);
  const [kind] = document.keys(servicePath(name, "deploy"));
  const found = written ? `docker with compute ${build.compute}` : `compute ${build.compute} for ${kind}`;
  const why = written ? "runs no Docker" : "runs no Docker, and its image is built with Docker";
  const allowed = "docker: false where the image is built without it, or another compute";
  return [{ path: written ? field : compute, message: `found ${found}: Lambda ${why}; allowed: ${allowed}` }];
}
