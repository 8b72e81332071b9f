import { COMPUTES } from "../compute";
import { choice, integer } from "./values";

export const COMPUTE_NAMES = Object.keys(COMPUTES) as [keyof typeof COMPUTES, ...(keyof typeof COMPUTES)[]];

/** What a build runs on. */
export function compute() {
  return choice(COMPUTE_NAMES);
}

/** https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html */
export function timeoutMinutes() {
  return integer(5, 2160);
}
