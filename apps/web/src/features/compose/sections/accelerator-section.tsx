'use client';
import type { ReactElement } from 'react';
import { FormSection } from '../components/form-section.tsx';
import { LicenceChecks } from '../components/licence-checks.tsx';
import { OptionChecks } from '../components/option-checks.tsx';

export function AcceleratorSection(): ReactElement {
  return (
    <FormSection
      id="accelerator"
      help="NPUs the image drives, with driver, firmware and user library at one version."
    >
      <OptionChecks section="accelerators" legend="Accelerators" />
      <LicenceChecks />
    </FormSection>
  );
}
