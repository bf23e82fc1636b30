/** @returns local tag of a builder image; the recipe's digest decides it, so a changed recipe is a new image */
export function builderTag(name: string, digest: string): string {
  return `boardwright/${name}:${digest.slice(0, 12)}`;
}
