'use client';
import type { ReactElement } from 'react';
import { ChipsInput } from '../components/chips-input.tsx';
import { FormSection } from '../components/form-section.tsx';
import { useComposerContext } from '../composer-context.ts';
import { wordProblem } from '../word-problem.ts';

const DEBIAN_HELP =
  'By their Debian names. What they need comes along. Names are checked against the archive when the image is built.';
const BUILDROOT_HELP =
  'By their Buildroot names, as its package directories are called. What they need comes along. Names are checked by its own configuration before anything is built.';

export function PackagesSection(): ReactElement {
  const composer = useComposerContext();
  const packages = composer.list(['packages']);
  const isBuildroot = composer.text(['engine', 'kind']) === 'buildroot';
  return (
    <FormSection id="packages">
      <ChipsInput
        label="Further packages"
        help={isBuildroot ? BUILDROOT_HELP : DEBIAN_HELP}
        placeholder="mosquitto i2c-tools can-utils"
        values={packages}
        problemOf={(word) => wordProblem('packages', word)}
        onAdd={(words) => composer.set(['packages'], [...packages, ...words], 'Packages')}
        onRemove={(word) => composer.toggle(['packages'], word, false)}
      />
    </FormSection>
  );
}
