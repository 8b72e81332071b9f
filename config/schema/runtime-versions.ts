import * as z from "zod";
import { integer, object, text } from "./values";

const ALLOWED =
  'a version such as 24, "3.13", corretto21 or latest; with a point in quotes, for YAML reads 3.10 as 3.1';
const NAMED = text(ALLOWED, /^(latest|corretto\d{1,3}|\d{1,4}(\.\d{1,4}){0,2}(\.x)?)$/);

function version(of: string) {
  return z
    .union([integer(1, 9999, ALLOWED), NAMED], { error: ALLOWED })
    .optional()
    .describe(`Version of ${of}.`);
}

/** What CodeBuild's standard images can change the version of. */
const RUNTIMES = {
  dotnet: version(".NET"),
  golang: version("Go"),
  java: version("Java: corretto and a number"),
  nodejs: version("Node.js"),
  php: version("PHP"),
  python: version("Python"),
  ruby: version("Ruby"),
};

/**
 * Versions of the languages that commands are run with, which the image has several of.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/runtime-versions.html
 */
export const runtimeVersions = object(RUNTIMES)
  .refine((versions) => Object.keys(versions).length > 0, {
    error: `; allowed: at least one of ${Object.keys(RUNTIMES).join(", ")}`,
    // Keys that it doesn't know are said by themselves.
    when: ({ issues }) => issues.length === 0,
  })
  .meta({ minProperties: 1 })
  .describe(
    "Versions of languages that the commands are run with, in one of CodeBuild's own images. Default: the image's, Node.js 18 in the standard ones. Not on Lambda.",
  );
