/** One API call of a release, and everything about it that a policy can see. */

export interface Call {
  readonly caller: CallerName;
  /** `s3:GetObject` */
  readonly action: string;
  /** ARN of what it is asked of; `*` where the action takes nothing. */
  readonly resource: string;
  readonly context: CallContext;
  /** AWS's page that says that the call is made. */
  readonly source: string;
  /** What no page of AWS's settles about it. */
  readonly unsettled?: string;
}

/** A role or user by its ARN, a service in its own name, or who holds a token of an identity provider. */
export type CallerName =
  | { readonly role: string }
  | { readonly service: string }
  | { readonly provider: string };

/** Condition keys beside those that follow from caller and resource, and beside those of every call. */
export interface CallContext {
  readonly values?: Readonly<Record<string, string | readonly string[]>>;
  /** Of a call to KMS. */
  readonly encryptionContext?: Readonly<Record<string, string>>;
}

/** Actions that are asked of the same thing, for one reason that one page of AWS's gives. */
export interface Row<Scene> {
  readonly actions: readonly string[];
  /** ARNs; none where the scene has no such thing, and nothing is asked. */
  readonly on: (scene: Scene) => readonly string[];
  /** Each that the call may have: it must be allowed in all of them. Default: one without keys. */
  readonly context?: (scene: Scene) => readonly CallContext[];
  readonly source: string;
  readonly unsettled?: string;
}

/** What somebody does at one point of a release. */
export interface Step<Scene> {
  /** `fetches the artifact` */
  readonly name: string;
  readonly caller: (scene: Scene) => CallerName;
  readonly rows: readonly Row<Scene>[];
}

const NO_KEYS: readonly CallContext[] = [{}];

/** The calls of a step in one scene, in the order of the table. */
export function callsOf<Scene>({ caller, rows }: Step<Scene>, scene: Scene): Call[] {
  return rows.flatMap(({ actions, on, context, source, unsettled }) =>
    on(scene).flatMap((resource) =>
      actions.flatMap((action) =>
        (context?.(scene) ?? NO_KEYS).map((each) => ({
          caller: caller(scene),
          action,
          resource,
          context: each,
          source,
          ...(unsettled !== undefined && { unsettled }),
        })),
      ),
    ),
  );
}

/** Who calls, in words. */
export function nameOf(caller: CallerName): string {
  if ("role" in caller) return caller.role;
  return "service" in caller ? caller.service : `a token of ${caller.provider}`;
}
