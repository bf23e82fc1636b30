'use client';
import type { ReactElement } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import { FormSection } from '../components/form-section.tsx';
import { More } from '../components/more.tsx';
import { OptionRadios } from '../components/option-radios.tsx';
import { useComposerContext } from '../composer-context.ts';

export function StorageSection(): ReactElement {
  const composer = useComposerContext();
  const size = composer.value(['storage', 'imageSizeMiB']);
  const fixed = typeof size === 'number';
  return (
    <FormSection id="storage">
      <div className="space-y-6">
        <OptionRadios section="layout" legend="Partition layout" columns />
        <OptionRadios section="rootfs" legend="Root file system" columns />
        <div>
          <p className="mb-2 font-medium text-sm">Image size</p>
          <Segmented
            label="Image size"
            value={fixed ? 'fixed' : 'auto'}
            onValueChange={(value) =>
              composer.set(['storage', 'imageSizeMiB'], value === 'auto' ? undefined : 2048, 'Image size')
            }
            options={[
              { value: 'auto', label: 'Fitted to the content' },
              { value: 'fixed', label: 'Fixed' },
            ]}
          />
          {fixed ? (
            <div className="mt-3 max-w-48">
              <Field label="Size in MiB" error={composer.problemAt('/storage/imageSizeMiB')}>
                {(control) => (
                  <Input
                    {...control}
                    type="number"
                    inputMode="numeric"
                    min={64}
                    step={64}
                    value={size}
                    onChange={(event) => {
                      const wanted = event.target.valueAsNumber;
                      composer.set(
                        ['storage', 'imageSizeMiB'],
                        Number.isNaN(wanted) ? 0 : wanted,
                        'Image size',
                        true,
                      );
                    }}
                  />
                )}
              </Field>
            </div>
          ) : (
            <p className="mt-1.5 text-ink-2 text-xs">
              The root partition grows to the whole card at the first start.
            </p>
          )}
        </div>
      </div>
      <More open={composer.text(['update', 'kind']) !== ''}>
        <OptionRadios section="update" legend="Updates of the whole image" columns />
      </More>
    </FormSection>
  );
}
