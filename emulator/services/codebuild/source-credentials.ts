/**
 * How CodeBuild signs in where sources are: one credential for each kind of server.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_SourceCredentialsInfo.html
 */
import type { Context, Operation } from "../../service";
import { ServiceError } from "../../service-error";

interface Credential {
  readonly arn: string;
  readonly serverType: string;
  readonly authType: string;
  /** The connection or secret that is used. */
  readonly resource?: string;
}

interface ImportInput {
  readonly serverType: string;
  readonly authType: string;
  /** Never kept, unless it is the ARN of a connection or secret. */
  readonly token: string;
  readonly username?: string;
  readonly shouldOverwrite?: boolean;
}

const importCredentials: Operation<ImportInput> = (input, context) => {
  const { serverType, authType, token, username, shouldOverwrite = true } = input;
  const arn = context.arn("codebuild", `token/${serverType.toLowerCase()}`);
  if (authType === "BASIC_AUTH" && username === undefined)
    throw new ServiceError("InvalidInputException", "Auth type BASIC_AUTH needs a username");
  if (!shouldOverwrite && credentialsOf(context).has(serverType))
    throw new ServiceError("ResourceAlreadyExistsException", `Token already exists: ${arn}`);
  const resource = ["CODECONNECTIONS", "SECRETS_MANAGER"].includes(authType) ? { resource: token } : {};
  credentialsOf(context).set(serverType, { arn, serverType, authType, ...resource });
  return { arn };
};

const remove: Operation<{ readonly arn: string }> = ({ arn }, context) => {
  const found = [...credentialsOf(context).values()].find((credential) => credential.arn === arn);
  if (!found) throw new ServiceError("ResourceNotFoundException", `Token cannot be found: ${arn}`);
  credentialsOf(context).delete(found.serverType);
  return { arn };
};

export const sourceCredentialOperations = {
  ImportSourceCredentials: importCredentials,
  DeleteSourceCredentials: remove,
  ListSourceCredentials: (_input: object, context: Context) => ({
    sourceCredentialsInfos: [...credentialsOf(context).values()],
  }),
};

/** Credentials, by kind of server: `GITHUB`. */
export function credentialsOf(context: Context): Map<string, Credential> {
  return context.collection("codebuild source credentials");
}
