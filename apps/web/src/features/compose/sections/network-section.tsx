'use client';
import type { ReactElement } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { FormSection } from '../components/form-section.tsx';
import { More } from '../components/more.tsx';
import { useComposerContext } from '../composer-context.ts';
import { InterfaceList } from './interface-list.tsx';

export function NetworkSection(): ReactElement {
  const composer = useComposerContext();
  const interfaces = composer.value(['network', 'interfaces']);
  return (
    <FormSection id="network" help="Keys and passwords never go into a spec, so that it can be shared.">
      <Field label="Host name" error={composer.problemAt('/network/hostname')}>
        {(control) => (
          <Input
            {...control}
            value={composer.text(['network', 'hostname'])}
            placeholder={composer.text(['name'])}
            maxLength={63}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) =>
              composer.set(['network', 'hostname'], event.target.value || undefined, 'Host name', true)
            }
          />
        )}
      </Field>
      <More open={Array.isArray(interfaces) && interfaces.length > 0}>
        <InterfaceList />
      </More>
    </FormSection>
  );
}
