'use client';
import type { ReactElement } from 'react';
import { FormSection } from '../components/form-section.tsx';
import { More } from '../components/more.tsx';
import { OptionRadios } from '../components/option-radios.tsx';
import { useComposerContext } from '../composer-context.ts';

export function PowerSection(): ReactElement {
  const composer = useComposerContext();
  const governor = composer.text(['power', 'governor']);
  const ofProfile = composer.image?.power.governor;
  return (
    <FormSection id="power">
      <OptionRadios section="power" legend="Power profile" />
      <More open={governor !== ''}>
        <OptionRadios
          section="governor"
          legend="CPU frequency governor"
          summaries={{ '': ofProfile && governor === '' ? `Now ${ofProfile}.` : undefined }}
          columns
        />
      </More>
    </FormSection>
  );
}
