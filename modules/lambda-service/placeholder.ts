import { type FunctionArchive, functionArchive } from "../health-probe/function-archive";

/** What a function is before its first release: nothing that runs. */
export function placeholderArchive(): FunctionArchive {
  return functionArchive("lambda-placeholder", "modules/lambda-service/placeholder");
}
