/** What the build says that prepares a release, of values that may be variables of a module. */
import { ref, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import { type NamedText, printable, type TextMap } from "../../face/text-map";
import { callOf, printJson } from "../../iam/printer";
import { type EcsServiceNames, executionRoleArn } from "./names";
import { type Buildspec, buildspecOf } from "./revision";
import { appSpecTemplate, type TaskProps, taskDefinitionFile } from "./task-definition";

/** Lies beside main.tf of a module that has a revision. */
export const APP_SPEC_FILE = "appspec.yaml.tftpl";
export const REVISION_MODULE_FILES = { [APP_SPEC_FILE]: () => Buffer.from(appSpecTemplate()) };

export interface VariableRevisionProps extends Omit<TaskProps, "environment" | "secrets" | "secretArns"> {
  readonly names: EcsServiceNames;
  /** Variables of releases, and the ARNs of those whose values are fetched. */
  readonly releases: { readonly environment: TextMap; readonly secretArns: Items<NamedText> };
  /** Functions that a release's AppSpec names, by event. */
  readonly hooks: TextMap;
  /** Path of `appSpecTemplate`. */
  readonly appSpecTemplate: string;
}

export class VariableRevision extends Construct {
  readonly buildspec: Buildspec;
  readonly names: EcsServiceNames;
  /** Predicted: the role is another account's. */
  readonly executionRoleArn: string;

  constructor(scope: Construct, id: string, props: VariableRevisionProps) {
    super(scope, id);
    this.names = props.names;
    this.executionRoleArn = executionRoleArn(props.place, props.names);
    const { port, hooks, releases, appSpecTemplate: template } = props;
    const taskDefinition = printJson(taskDefinitionFile({ ...props, ...releases }));
    const appSpec = callOf("templatefile", template, { port, hooks: printable(hooks) });
    this.buildspec = buildspecOf(
      this.encoded("task-definition-file", taskDefinition),
      this.encoded("app-spec-file", appSpec),
    );
  }

  /** In base 64. @param id of the local that holds it */
  private encoded(id: string, text: string): string {
    const local = new TerraformLocal(this, id, text);
    return Token.asString(ref(`base64encode(local.${local.friendlyUniqueId})`));
  }
}
