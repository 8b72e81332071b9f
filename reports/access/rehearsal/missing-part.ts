/** A pipeline names what no stack makes: the release would fail before anybody is asked for anything. */
export class MissingPart extends Error {
  constructor(pipeline: string, action: string, what: string) {
    super(`the pipeline ${pipeline}: the action ${action} names ${what}, which no stack makes`);
  }
}
