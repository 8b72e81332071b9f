/** Changes behind Terraform's back: what a person does in a console. */
import type { Account } from "../../config/config";
import type { Emulator } from "../../emulator/emulator";
import { blocksOf, objectAt } from "../../runner/json";
import { send } from "./emulator";

/** What was done to which address. */
export interface Behind {
  /** Its description is another one. */
  readonly changed?: string;
  /** It is gone. */
  readonly gone?: string;
}

/** What a role that was changed is described as. */
export const DESCRIBED = "Changed by hand";

/**
 * Describes one role otherwise, and deletes a policy of another one.
 * @param state as a plan in Terraform's JSON format has it
 */
export async function changeBehind(emulator: Emulator, account: Account, state: unknown): Promise<Behind> {
  const things = blocksOf(objectAt(state, "values", "root_module").resources).map(
    ({ type, address, values }) => ({
      type: String(type),
      address: String(address),
      values: objectAt(values),
    }),
  );
  const role = things.findLast(({ type }) => type === "aws_iam_role");
  const policy = things.find(
    ({ type, values }) => type === "aws_iam_role_policy" && values.role !== role?.values.name,
  );
  const iam = async (parameters: Readonly<Record<string, string>>) => {
    const body = new URLSearchParams({ Version: "2010-05-08", ...parameters }).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const response = await send(emulator, { service: "iam", headers, body, account: account.id });
    if (!response.ok) throw new Error(`${parameters.Action} was refused: ${await response.text()}`);
  };
  if (role) {
    const { name, max_session_duration: seconds } = role.values;
    await iam({
      Action: "UpdateRole",
      RoleName: String(name),
      Description: DESCRIBED,
      MaxSessionDuration: String(seconds),
    });
  }
  if (policy) {
    const { role: of, name } = policy.values;
    await iam({ Action: "DeleteRolePolicy", RoleName: String(of), PolicyName: String(name) });
  }
  return { ...(role && { changed: role.address }), ...(policy && { gone: policy.address }) };
}
