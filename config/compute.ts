/**
 * What a build can run on. Sizes, images and limits are AWS's:
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html
 */
import { CURATED_IMAGE } from "./curated-image";

/** CodeBuild's environment types that Slipway offers. */
export type EnvironmentType =
  | "LINUX_CONTAINER"
  | "ARM_CONTAINER"
  | "LINUX_LAMBDA_CONTAINER"
  | "ARM_LAMBDA_CONTAINER";

/** A size as CodeBuild calls it. */
export interface ComputeType {
  readonly environmentType: EnvironmentType;
  readonly computeType: string;
}

/** CodeBuild's general-purpose sizes. */
function general(environmentType: EnvironmentType, size: string): ComputeType {
  return { environmentType, computeType: `BUILD_GENERAL1_${size}` };
}

/** Sizes that start within seconds, on Lambda. */
function lambda(environmentType: EnvironmentType, memory: string): ComputeType {
  return { environmentType, computeType: `BUILD_LAMBDA_${memory}` };
}

/** Every compute by the name that the configuration gives it. */
export const COMPUTES = {
  small: general("LINUX_CONTAINER", "SMALL"),
  medium: general("LINUX_CONTAINER", "MEDIUM"),
  large: general("LINUX_CONTAINER", "LARGE"),
  xlarge: general("LINUX_CONTAINER", "XLARGE"),
  "2xlarge": general("LINUX_CONTAINER", "2XLARGE"),
  "arm-small": general("ARM_CONTAINER", "SMALL"),
  "arm-medium": general("ARM_CONTAINER", "MEDIUM"),
  "arm-large": general("ARM_CONTAINER", "LARGE"),
  "arm-xlarge": general("ARM_CONTAINER", "XLARGE"),
  "arm-2xlarge": general("ARM_CONTAINER", "2XLARGE"),
  "lambda-1gb": lambda("LINUX_LAMBDA_CONTAINER", "1GB"),
  "lambda-2gb": lambda("LINUX_LAMBDA_CONTAINER", "2GB"),
  "lambda-4gb": lambda("LINUX_LAMBDA_CONTAINER", "4GB"),
  "lambda-8gb": lambda("LINUX_LAMBDA_CONTAINER", "8GB"),
  "lambda-10gb": lambda("LINUX_LAMBDA_CONTAINER", "10GB"),
  "arm-lambda-1gb": lambda("ARM_LAMBDA_CONTAINER", "1GB"),
  "arm-lambda-2gb": lambda("ARM_LAMBDA_CONTAINER", "2GB"),
  "arm-lambda-4gb": lambda("ARM_LAMBDA_CONTAINER", "4GB"),
  "arm-lambda-8gb": lambda("ARM_LAMBDA_CONTAINER", "8GB"),
  "arm-lambda-10gb": lambda("ARM_LAMBDA_CONTAINER", "10GB"),
} as const satisfies Readonly<Record<string, ComputeType>>;

export type Compute = keyof typeof COMPUTES;

/**
 * The curated image of each type that is taken where the configuration names none. Lambda has one for each language:
 * https://docs.aws.amazon.com/codebuild/latest/userguide/lambda-compute-images.html
 */
export const DEFAULT_IMAGES: Readonly<Record<EnvironmentType, string>> = {
  LINUX_CONTAINER: CURATED_IMAGE,
  ARM_CONTAINER: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
  LINUX_LAMBDA_CONTAINER: "aws/codebuild/amazonlinux-x86_64-lambda-standard:nodejs22",
  ARM_LAMBDA_CONTAINER: "aws/codebuild/amazonlinux-aarch64-lambda-standard:nodejs22",
};

export function environmentTypeOf(compute: Compute): EnvironmentType {
  return COMPUTES[compute].environmentType;
}

/** True where a build is a Lambda invocation: no Docker, no cache, no VPC, no timeout but Lambda's 15 minutes. */
export function isLambda(compute: Compute): boolean {
  return environmentTypeOf(compute).endsWith("_LAMBDA_CONTAINER");
}

export function isArm(compute: Compute): boolean {
  return environmentTypeOf(compute).startsWith("ARM_");
}

/** The type that one of CodeBuild's own images is made for; undefined for any other image. */
export function environmentTypeOfImage(image: string): EnvironmentType | undefined {
  if (!image.startsWith("aws/codebuild/")) return undefined;
  const arm = /aarch64/.test(image);
  if (/-lambda-/.test(image)) return arm ? "ARM_LAMBDA_CONTAINER" : "LINUX_LAMBDA_CONTAINER";
  return arm ? "ARM_CONTAINER" : "LINUX_CONTAINER";
}
