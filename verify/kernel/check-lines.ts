import type { BoardArch } from '@boardwright/catalog/arch';
import { PREEMPTION_MODELS, preemptionConfig, preemptionLack } from '@boardwright/catalog/resolve/preemption';
import { type KconfigSymbols, whyDropped } from './kconfig-symbols.ts';
import type { KernelTree } from './kernel-tree.ts';

type Have = ReadonlyMap<string, string>;

/** A line of a fragment, as merge_config.sh reads it. */
export function fragmentOf(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^(CONFIG_\w+)=n$/, '# $1 is not set'))
    .map((line) => `${line}\n`)
    .join('');
}

/** @returns whether the configuration has what a line asks for; what is built in is there as well as what is a module */
export function holds(line: string, have: Have): boolean {
  const [name = '', value] = line.replace(/^CONFIG_/, '').split('=');
  const got = have.get(name) ?? 'n';
  return got === value || (value === 'm' && got === 'y');
}

/** @returns one sentence for each line Kconfig did not take */
export function droppedLines(
  lines: readonly { readonly line: string; readonly unit: string }[],
  have: Have,
  symbols: KconfigSymbols,
  version: string,
): string[] {
  return lines
    .filter(({ line }) => !holds(line, have))
    .map(({ line, unit }) => {
      const name = line.replace(/^CONFIG_/, '').split('=')[0] ?? '';
      return `${line}, asked for by ${unit}, is ${have.get(name) ?? 'n'}: ${whyDropped(symbols, name, version)}`;
    });
}

/**
 * Compares what the resolver says of a preemption model with what the kernel does with its lines: an offer that is dropped is
 * a lie, and so is a refusal of what the kernel takes.
 */
export async function checkPreemption(kernel: KernelTree, arch: BoardArch, hand: number): Promise<string[]> {
  const base = await kernel.defconfig(arch, 'defconfig');
  const problems: string[] = [];
  for (const model of PREEMPTION_MODELS) {
    const lines = preemptionConfig(model);
    const have = await kernel.complete(arch, base, [fragmentOf(lines)], hand);
    const taken = lines.every((line) => holds(line, have));
    const lack = preemptionLack(model, arch, kernel.version);
    if (taken && lack !== undefined)
      problems.push(`${model} is refused ("${lack}"), but the kernel takes ${lines.join(', ')}`);
    if (!taken && lack === undefined) problems.push(`${model} is offered, but the kernel drops it`);
  }
  return problems;
}
