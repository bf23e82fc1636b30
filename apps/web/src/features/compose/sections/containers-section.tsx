import type { ReactElement } from 'react';
import { FormSection } from '../components/form-section.tsx';
import { OptionRadios } from '../components/option-radios.tsx';

export function ContainersSection(): ReactElement {
  return (
    <FormSection id="containers" help="For applications that are updated apart from the system.">
      <OptionRadios section="containers" legend="Container engine" />
    </FormSection>
  );
}
