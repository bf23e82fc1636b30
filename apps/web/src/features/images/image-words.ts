/** Preemption models as the kernel's configuration names them, in words. */
export const PREEMPTION_WORDS: Readonly<Record<string, string>> = {
  rt: 'PREEMPT_RT',
  full: 'Low latency',
  lazy: 'Lazy',
  voluntary: 'Voluntary',
  none: 'No preemption',
};

export function preemptionWord(model: string): string {
  return PREEMPTION_WORDS[model] ?? model;
}
