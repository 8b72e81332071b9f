/** What a service of AWS answers when it refuses a call. */
export class ServiceError extends Error {
  /**
   * @param code AWS's name of the error, such as `PipelineNotFoundException`
   * @param status HTTP status. Never 5xx: clients would try again for minutes.
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = "ServiceError";
  }
}
