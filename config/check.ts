/** Commands that run in a build of their own and must exit 0. */
export interface Check {
  readonly name: string;
  readonly commands: readonly string[];
}
