'use client';
import type { ReactElement } from 'react';
import { FormSection } from '../components/form-section.tsx';
import { OptionChecks } from '../components/option-checks.tsx';

export function RuntimesSection(): ReactElement {
  return (
    <FormSection
      id="runtimes"
      help="Each one chosen is proven on the finished image: it runs the sample model and must give the known answers."
    >
      <OptionChecks section="runtimes" legend="Runtimes" />
    </FormSection>
  );
}
