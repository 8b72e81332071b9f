/** What cdktf's tokens stand for. */
import { DefaultTokenResolver, StringConcat, type TerraformStack, Tokenization } from "cdktf";

const resolver = new DefaultTokenResolver(new StringConcat());

/** A value of a stack's, as Terraform's JSON syntax has it. */
export function resolveIn<T>(stack: TerraformStack, value: T): T {
  return Tokenization.resolve(value, { scope: stack, resolver, preparing: false });
}
