/** @returns the volume of a cache all builds of an instance share */
export function cacheVolume(instance: string, cache: string): string {
  return `bw-${instance}-${cache}-cache`;
}
