/**
 * @param file - as BitBake names a recipe, for example `virtual:native:/layers/meta/recipes/zip/zip_3.0.bb`
 * @returns the recipe's name, for example `zip-native`
 */
export function recipeName(file: string): string {
  const name = (file.split('/').at(-1) ?? file).replace(/\.bb(?:append)?$/, '').replace(/_.*$/, '');
  if (/^virtual:native:/.test(file)) return `${name}-native`;
  return /^virtual:nativesdk:/.test(file) ? `nativesdk-${name}` : name;
}
