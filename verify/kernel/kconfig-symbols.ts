import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Symbol without `CONFIG_` -> what its definitions depend on, as the Kconfig files say it. */
export type KconfigSymbols = ReadonlyMap<string, readonly string[]>;

const DEFINITION =
  /^\s*(?:menu)?config (\w+)\n((?:(?!^\s*(?:menu)?config |^\s*(?:end)?(?:choice|menu|if)\b).*\n?)*)/gm;

/**
 * Reads every definition of a kernel's Kconfig, to say why a line was not taken.
 *
 * @param tree - unpacked source
 */
export async function readSymbols(tree: string): Promise<KconfigSymbols> {
  const symbols = new Map<string, string[]>();
  const names = await readdir(tree, { recursive: true });
  for (const name of names.filter((one) => /(^|\/)Kconfig[^/]*$/.test(one))) {
    const text = await readFile(join(tree, name), 'utf8').catch(() => '');
    for (const [, symbol = '', body = ''] of text.matchAll(DEFINITION)) {
      const needs = [...body.matchAll(/^\s*depends on (.*)$/gm)].map(([, need = '']) => need);
      symbols.set(symbol, [...(symbols.get(symbol) ?? []), ...needs]);
    }
  }
  return symbols;
}

/** @returns why Kconfig did not take a line, as far as the definition tells */
export function whyDropped(symbols: KconfigSymbols, name: string, version: string): string {
  const needs = symbols.get(name);
  if (needs === undefined) return `Linux ${version} has no such symbol`;
  if (needs.length === 0) return 'something else selects it, or another choice took its place';
  return `it depends on ${needs.join(' and ')}`;
}
