/** Whether a type of instances has an ARM processor: Graviton's types have a g behind the generation, and `a1` is the first. */
export function isArm(instanceType: string): boolean {
  return /^(?:[a-z]+\d+g[a-z]*|a1)\./.test(instanceType);
}

/**
 * AWS's public parameter that names the newest Amazon Linux 2023 for a type of instances.
 * https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
 */
export function newestImage(instanceType: string): string {
  const architecture = isArm(instanceType) ? "arm64" : "x86_64";
  return `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`;
}
