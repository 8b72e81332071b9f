/** A service that CodeDeploy shifts, and what the build says that prepares a release of it. */
import { ref, TerraformLocal, Token } from "cdktf";
import { Construct } from "constructs";
import type { Items } from "../../face/each";
import { type NamedText, printable, type TextMap } from "../../face/text-map";
import { callOf, printJson } from "../../iam/printer";
import { EcsService, type EcsServiceProps } from "./ecs-service";
import { type Buildspec, buildspecOf } from "./revision";
import { taskDefinitionFile } from "./task-definition";

export interface ReleasedServiceProps extends EcsServiceProps {
  /** Variables of releases, and the ARNs of those whose values are fetched. */
  readonly releases: { readonly environment: TextMap; readonly secretArns: Items<NamedText> };
  /** Functions that a release's AppSpec names, by event. */
  readonly hooks: TextMap;
  /** Path of `appSpecTemplate`. */
  readonly appSpecTemplate: string;
}

export class ReleasedService extends Construct {
  readonly service: EcsService;
  readonly revisionBuildspec: Buildspec;

  constructor(scope: Construct, id: string, props: ReleasedServiceProps) {
    super(scope, id);
    const { port, hooks, releases, appSpecTemplate } = props;
    this.service = new EcsService(this, "service", props);
    const taskDefinition = printJson(taskDefinitionFile({ ...props, ...releases }));
    const appSpec = callOf("templatefile", appSpecTemplate, { port, hooks: printable(hooks) });
    this.revisionBuildspec = buildspecOf(
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
