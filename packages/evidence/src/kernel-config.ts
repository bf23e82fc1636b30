/** The symbols of a kernel configuration by name without `CONFIG_`; a symbol that is not set is absent. */
export type KernelConfig = ReadonlyMap<string, string>;

/**
 * Reads a `.config`.
 *
 * @param text - lines `CONFIG_X=value` and `# CONFIG_X is not set`; others are passed over
 */
export function parseKernelConfig(text: string): KernelConfig {
  const symbols = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^CONFIG_(\w+)=(.*)$/.exec(line.trim());
    if (match?.[1] !== undefined && match[2] !== undefined && match[2] !== 'n')
      symbols.set(match[1], match[2]);
  }
  return symbols;
}

/**
 * Whether a configuration holds a required line.
 *
 * @param line - `CONFIG_X=y`, `CONFIG_X=n` or `# CONFIG_X is not set`
 */
export function holdsConfigLine(config: KernelConfig, line: string): boolean {
  const unset = /^# CONFIG_(\w+) is not set$/.exec(line.trim()) ?? /^CONFIG_(\w+)=n$/.exec(line.trim());
  if (unset?.[1] !== undefined) return !config.has(unset[1]);
  const set = /^CONFIG_(\w+)=(.*)$/.exec(line.trim());
  return set?.[1] !== undefined && config.get(set[1]) === set[2];
}

/** Preemption model a configuration gives: `rt`, `full`, `voluntary`, `none`; null when it names none. */
export function preemptionOf(config: KernelConfig): string | null {
  if (config.get('PREEMPT_RT') === 'y') return 'rt';
  if (config.get('PREEMPT') === 'y' || config.get('PREEMPT_LAZY') === 'y') return 'full';
  if (config.get('PREEMPT_VOLUNTARY') === 'y') return 'voluntary';
  if (config.get('PREEMPT_NONE') === 'y') return 'none';
  return null;
}
