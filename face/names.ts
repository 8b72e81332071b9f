/** `expireAfterDays` → `expire_after_days`: TypeScript's spelling into Terraform's. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
