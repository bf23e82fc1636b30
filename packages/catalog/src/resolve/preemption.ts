import type { BoardArch } from '../arch.ts';
import type { PreemptionModel } from '../resolved-image.ts';
import { isAtLeast } from './kernel-version.ts';

export const PREEMPTION_MODELS: readonly PreemptionModel[] = ['none', 'voluntary', 'lazy', 'full', 'rt'];

/** First mainline kernel with PREEMPT_RT. Read from arch/<arch>/Kconfig: 32-bit Arm selects it from 7.1-rc1 on. */
const RT_SINCE: Readonly<Record<BoardArch, string>> = {
  x86_64: '6.12',
  aarch64: '6.12',
  riscv64: '6.12',
  arm: '7.1',
};
/** First kernel with PREEMPT_LAZY; 32-bit Arm has none so far. */
const LAZY_SINCE: Readonly<Partial<Record<BoardArch, string>>> = {
  x86_64: '6.13',
  riscv64: '6.13',
  aarch64: '6.15',
};
/** From here on kernels with PREEMPT_LAZY offer neither `none` nor `voluntary`. */
const ONLY_LAZY_SINCE = '7.0';

const CONFIG: Readonly<Record<PreemptionModel, readonly string[]>> = {
  none: ['CONFIG_PREEMPT_NONE=y'],
  voluntary: ['CONFIG_PREEMPT_VOLUNTARY=y'],
  lazy: ['CONFIG_PREEMPT_LAZY=y'],
  full: ['CONFIG_PREEMPT=y'],
  rt: ['CONFIG_EXPERT=y', 'CONFIG_PREEMPT_RT=y', 'CONFIG_HIGH_RES_TIMERS=y'],
};

/** @returns why a kernel has no such model, as the end of a sentence; undefined when it has it */
export function preemptionLack(
  model: PreemptionModel,
  arch: BoardArch,
  kernelVersion: string,
): string | undefined {
  const lazySince = LAZY_SINCE[arch];
  if (model === 'rt') {
    const since = RT_SINCE[arch];
    if (isAtLeast(kernelVersion, since)) return undefined;
    return arch === 'arm'
      ? `on 32-bit Arm the kernel has PREEMPT_RT from ${since} on, and this one is ${kernelVersion}`
      : `the kernel has PREEMPT_RT from ${since} on, and this one is ${kernelVersion}`;
  }
  if (model === 'lazy') {
    if (lazySince === undefined) return 'the kernel has no lazy preemption on this architecture';
    if (isAtLeast(kernelVersion, lazySince)) return undefined;
    return `on ${arch} the kernel has lazy preemption from ${lazySince} on, and this one is ${kernelVersion}`;
  }
  const replaced = lazySince !== undefined && isAtLeast(kernelVersion, ONLY_LAZY_SINCE);
  if (model !== 'full' && replaced)
    return `kernels from ${ONLY_LAZY_SINCE} on have lazy preemption instead, and this one is ${kernelVersion}`;
  // kernel/Kconfig.preempt of Linux 7.1: PREEMPT_NONE depends on ARCH_NO_PREEMPT, which no architecture here is.
  if (model === 'none' && isAtLeast(kernelVersion, ONLY_LAZY_SINCE))
    return `kernels from ${ONLY_LAZY_SINCE} on can always be preempted, and this one is ${kernelVersion}`;
  return undefined;
}

/**
 * @returns lines of the kernel configuration that make the model
 * @source Linux 6.12, kernel/Kconfig.preempt: the models are one choice, PREEMPT_RT depends on EXPERT
 */
export function preemptionConfig(model: PreemptionModel): readonly string[] {
  return CONFIG[model];
}
