'use client';
import type { ReactElement } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { preemptionWord } from '#features/images/image-words.ts';
import { ChipsInput } from '../components/chips-input.tsx';
import { FormSection } from '../components/form-section.tsx';
import { More } from '../components/more.tsx';
import { OptionRadios } from '../components/option-radios.tsx';
import { useComposerContext } from '../composer-context.ts';
import { wordProblem } from '../word-problem.ts';

export function KernelSection(): ReactElement {
  const composer = useComposerContext();
  const cmdline = composer.list(['kernel', 'cmdline']);
  const isolated = composer.text(['kernel', 'isolateCpus']);
  const { image } = composer;
  return (
    <FormSection id="kernel" help="How soon a waking task gets the CPU.">
      <OptionRadios
        section="preemption"
        legend="Preemption"
        summaries={{
          '':
            image && !composer.text(['kernel', 'preemption'])
              ? `Now ${preemptionWord(image.kernel.preemption)}: ${image.kernel.because}.`
              : undefined,
        }}
      />
      <More open={cmdline.length > 0 || isolated !== ''}>
        <Field
          label="CPUs kept free for the real-time task"
          help="A CPU list such as 3 or 2-3. Nothing else is scheduled there."
          error={composer.problemAt('/kernel/isolateCpus')}
        >
          {(control) => (
            <Input
              {...control}
              value={isolated}
              placeholder="none"
              className="max-w-40 font-mono"
              onChange={(event) =>
                composer.set(
                  ['kernel', 'isolateCpus'],
                  event.target.value || undefined,
                  'Isolated CPUs',
                  true,
                )
              }
            />
          )}
        </Field>
        <ChipsInput
          label="Kernel command line"
          help="Further words; console and root are set by the board."
          placeholder="quiet usbcore.autosuspend=5"
          values={cmdline}
          problemOf={(word) => wordProblem('cmdline', word)}
          onAdd={(words) => composer.set(['kernel', 'cmdline'], [...cmdline, ...words], 'Command line')}
          onRemove={(word) =>
            composer.set(
              ['kernel', 'cmdline'],
              cmdline.filter((entry) => entry !== word),
              'Command line',
            )
          }
        />
      </More>
    </FormSection>
  );
}
