import type { Config } from "../../config";
import type { Finding } from "../../document";
import { servicePath } from "../../rules/paths";

/** A user's access key works until somebody takes it away. */
export function accessKeys({ services }: Config): Finding[] {
  return services.flatMap(({ name, source }) =>
    source.kind === "s3" && source.uploader === "user"
      ? [
          {
            path: servicePath(name, "source", "s3", "uploader"),
            at: "key",
            message:
              "a user's access key works until somebody takes it away: make it by hand, rotate it, or give roles, which need none",
          },
        ]
      : [],
  );
}
