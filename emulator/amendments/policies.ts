/**
 * Policies of roles, keys, topics, queues and image repositories: whom they name must exist. moto takes everyone. The
 * refusals are AWS's own, which the provider takes for a role that is only just being made: it tries for minutes.
 */
import { Aws } from "../aws";
import { isObject } from "../json";
import type { Forward, Handler, Reply, Request } from "../request";
import { jsonError, jsonOf, parametersOf, queryError } from "./amend";
import { missingPrincipal } from "./principals";

interface Kind {
  /** The policy in a call, by action. */
  readonly policies: Readonly<Record<string, (request: Request) => unknown>>;
  readonly refusal: (principal: string) => Reply;
}

const parameter = (name: string) => (request: Request) => parametersOf(request).get(name);
const member = (name: string) => (request: Request) => jsonOf(request)[name];
const attribute = (request: Request) => {
  const { Attributes } = jsonOf(request);
  return isObject(Attributes) ? Attributes.Policy : undefined;
};

/** By service. */
const KINDS: Readonly<Record<string, Kind>> = {
  iam: {
    policies: {
      CreateRole: parameter("AssumeRolePolicyDocument"),
      UpdateAssumeRolePolicy: parameter("PolicyDocument"),
    },
    refusal: (principal) =>
      queryError("MalformedPolicyDocument", `Invalid principal in policy: "AWS":"${principal}"`),
  },
  kms: {
    policies: { CreateKey: member("Policy"), PutKeyPolicy: member("Policy"), ReplicateKey: member("Policy") },
    refusal: () =>
      jsonError(
        "MalformedPolicyDocumentException",
        "Policy contains a statement with one or more invalid principals.",
      ),
  },
  sns: {
    policies: { CreateTopic: newTopicsPolicy, SetTopicAttributes: topicsPolicy },
    refusal: () => queryError("InvalidParameter", "Invalid parameter: Policy Error: PrincipalNotFound"),
  },
  sqs: {
    policies: { CreateQueue: attribute, SetQueueAttributes: attribute },
    refusal: () => jsonError("InvalidAttributeValue", "Invalid value for the parameter Policy."),
  },
  ecr: {
    policies: { SetRepositoryPolicy: member("policyText") },
    refusal: () =>
      jsonError(
        "InvalidParameterException",
        "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal not found'",
      ),
  },
};

/** No other amendment answers these calls. */
export function policies(): Handler {
  return (request, forward) => {
    const kind = KINDS[request.service];
    const policy = kind?.policies[request.action]?.(request);
    return kind && typeof policy === "string" ? answer(request, forward, kind, policy) : undefined;
  };
}

async function answer(request: Request, forward: Forward, kind: Kind, policy: string): Promise<Reply> {
  const aws = new Aws(forward, request.accountId, request.region);
  const missing = await missingPrincipal(jsonOf({ body: Buffer.from(policy) }), aws);
  return missing === undefined ? forward(request) : kind.refusal(missing);
}

function newTopicsPolicy(request: Request): unknown {
  const parameters = parametersOf(request);
  const [name] = [...parameters].find(([, value]) => value === "Policy") ?? [];
  return name === undefined ? undefined : parameters.get(name.replace(/\.key$/, ".value"));
}

function topicsPolicy(request: Request): unknown {
  const parameters = parametersOf(request);
  return parameters.get("AttributeName") === "Policy" ? parameters.get("AttributeValue") : undefined;
}
