'use client';
import type { ReactElement } from 'react';
import { FormSection } from '../components/form-section.tsx';
import { OptionChecks } from '../components/option-checks.tsx';

export function ProfilingSection(): ReactElement {
  return (
    <FormSection id="profiling" help="Tools on the image to measure time and memory.">
      <OptionChecks section="profiling" legend="Profiling tools" />
    </FormSection>
  );
}
