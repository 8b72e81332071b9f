import { allow, type Statement } from "../../iam/statement";

/** The role's own trust names this build in return. */
export function assumeLookupRole(lookupRoleArn: string): Statement {
  return allow({
    sid: "LookUpTheLoadBalancer",
    actions: ["sts:AssumeRole"],
    resources: [lookupRoleArn],
    because: "Verification calls the service it has just seen released, and must find its address first.",
  });
}

/** The role's own trust names this build in return. */
export function assumeInvokeRole(invokeRoleArn: string): Statement {
  return allow({
    sid: "InvokeTheService",
    actions: ["sts:AssumeRole"],
    resources: [invokeRoleArn],
    because: "Verification invokes the function that it has just seen released, in another account.",
  });
}
