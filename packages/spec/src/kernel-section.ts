import { z } from 'zod';
import { fieldText } from './field-text.ts';

/**
 * Preemption models a spec can ask for. `lazy` is the default of kernels from 7.0 on, where `none` and `voluntary` are gone.
 */
export const Preemption = z.enum(['none', 'voluntary', 'lazy', 'full', 'rt']).meta({
  description:
    'Preemption model of the kernel. `rt` is PREEMPT_RT, proven on the finished image. Leave it out for the default of the kernel.',
  examples: ['rt', 'full'],
});
export type Preemption = z.infer<typeof Preemption>;

const cmdlineWord = fieldText({
  pattern: /^(?!.*\.\.)[A-Za-z0-9_][A-Za-z0-9_.-]*(?:=[A-Za-z0-9_.,:/@%+=-]+)?$/,
  max: 160,
  description: 'One word of the kernel command line. Console and root are set by the board.',
  examples: ['quiet', 'usbcore.autosuspend=5'],
  rule: 'one word: a name, or name=value, of letters, digits and . , : / @ % + = _ -',
});

const configLine = fieldText({
  pattern: /^CONFIG_[A-Z0-9_]{1,100}=(?:[ymn]|-?[0-9]{1,10}|0x[0-9a-fA-F]{1,16}|"[A-Za-z0-9_.,:/-]{0,100}")$/,
  max: 220,
  description: 'One line of the kernel configuration.',
  examples: ['CONFIG_CAN=m', 'CONFIG_HZ=1000'],
  rule: 'a line such as CONFIG_CAN=m: y, m, n, a number or a quoted word',
});

export const KernelSection = z
  .strictObject({
    preemption: Preemption.optional(),
    hz: z
      .union([z.literal(100), z.literal(250), z.literal(300), z.literal(1000)])
      .optional()
      .meta({
        description: 'Timer interrupts per second (CONFIG_HZ). Only for engines that compile the kernel.',
        examples: [1000],
      }),
    isolateCpus: fieldText({
      pattern: /^(?:[0-9]{1,3}(?:-[0-9]{1,3})?)(?:,[0-9]{1,3}(?:-[0-9]{1,3})?)*$/,
      max: 100,
      description: 'CPUs kept free of other work for the real-time task, as a CPU list.',
      examples: ['3', '2-3'],
      rule: 'a CPU list such as 3, 2-3 or 1,3',
    }).optional(),
    configFragment: z
      .array(configLine)
      .max(200, { error: 'must have at most 200 entries' })
      .default([])
      .meta({ description: 'Kernel configuration lines. Only for engines that compile the kernel.' }),
    cmdline: z
      .array(cmdlineWord)
      .max(64, { error: 'must have at most 64 entries' })
      .default([])
      .meta({ description: 'Further words of the kernel command line, in order.' }),
  })
  .prefault({})
  .meta({ description: 'The kernel.' });
