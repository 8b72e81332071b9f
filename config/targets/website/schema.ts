import { flag, object, text } from "../../schema/values";

const document = () =>
  text("a file's path without a leading /, such as index.html", /^(?!\/)[\w.@+/-]+$/, 1024);

/** The fields without their defaults, as an environment may override them. */
export const websiteFields = {
  indexDocument: document().describe("File served for `/`; a folder below it has no file of its own."),
  errorDocument: document().describe("File served, with status 404, when nothing is found."),
};

/** Files in a bucket. */
export const website = object({
  indexDocument: websiteFields.indexDocument.default("index.html"),
  errorDocument: websiteFields.errorDocument.default("error.html"),
  // One build serves every environment, so no environment may say otherwise.
  immutableAssets: flag()
    .default(false)
    .describe(
      "true: the build has a second output artifact, assets, of files whose names hold a hash of their content. Browsers keep them for a year, and they are there before the pages that name them. Default: false.",
    ),
}).describe("A website of files in an S3 bucket.");
