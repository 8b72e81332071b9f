/** What the task definition gives the container: plain values, and secrets that ECS fetched when the task started. */
export interface Settings {
  readonly port: number;
  readonly databaseUrl: URL;
  readonly paymentToken: string;
}

/** Throws when something is missing, so that a task without its secrets never becomes healthy. */
export function settingsOf(env: NodeJS.ProcessEnv): Settings {
  return {
    port: Number(env.PORT ?? 8080),
    databaseUrl: new URL(required(env, "DATABASE_URL")),
    paymentToken: required(env, "PAYMENT_TOKEN"),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
