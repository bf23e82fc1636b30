import type { KernelConfig } from './kernel-config.ts';

export interface KernelSymbol {
  /** Without `CONFIG_`. */
  readonly name: string;
  readonly value: string;
}

export interface KernelSymbolChange {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

export interface KernelConfigComparison {
  /** Set in `to` only: new in this kernel, or not set before. */
  readonly added: readonly KernelSymbol[];
  readonly removed: readonly KernelSymbol[];
  readonly changed: readonly KernelSymbolChange[];
  /** How many symbols have the same value in both. */
  readonly unchanged: number;
}

function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  return left.name < right.name ? -1 : 1;
}

/** Which symbols differ from one kernel configuration to another, each list by name. */
export function compareKernelConfigs(from: KernelConfig, to: KernelConfig): KernelConfigComparison {
  const added: KernelSymbol[] = [];
  const changed: KernelSymbolChange[] = [];
  let unchanged = 0;
  for (const [name, value] of to) {
    const old = from.get(name);
    if (old === undefined) added.push({ name, value });
    else if (old === value) unchanged += 1;
    else changed.push({ name, from: old, to: value });
  }
  const removed = [...from].flatMap(([name, value]) => (to.has(name) ? [] : [{ name, value }]));
  return {
    added: added.sort(byName),
    removed: removed.sort(byName),
    changed: changed.sort(byName),
    unchanged,
  };
}
