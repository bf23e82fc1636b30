/**
 * @param version - for example `6.12.61`
 * @param oldest - for example `6.12`
 */
export function isAtLeast(version: string, oldest: string): boolean {
  const have = version.split('.').map(Number);
  for (const [index, need] of oldest.split('.').map(Number).entries()) {
    const part = have[index] ?? 0;
    if (part !== need) return part > need;
  }
  return true;
}
