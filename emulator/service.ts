import type { Aws } from "./aws";
import type { JsonObject } from "./json";

/** What an operation gets beside its input. */
export interface Context {
  readonly accountId: string;
  readonly region: string;
  /** The things of one kind that the caller's account has in the region, by their key. */
  readonly collection: <T>(kind: string) => Map<string, T>;
  /** `arn:aws:<service>:<region>:<account>:<resource>`. */
  readonly arn: (service: string, resource: string) => string;
  /** What moto keeps: roles, buckets, keys. */
  readonly aws: Aws;
}

/**
 * One operation: input to output, both in the words of AWS's API. The input has been checked against AWS's model of
 * the operation (required, types, allowed values, lengths); what it refers to has not.
 * Throws ServiceError to refuse.
 */
// The model has checked the input, so an operation may state its type.
export type Operation<I = never> = (input: I, context: Context) => object | Promise<object>;

/** A service that the layer answers itself. */
export interface Service {
  /** Folder of its model in botocore's data: `codepipeline`. */
  readonly model: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Plain data of an API. */
export type Data = JsonObject;
