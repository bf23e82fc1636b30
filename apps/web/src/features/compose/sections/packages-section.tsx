'use client';
import { BUILDROOT_RELEASE_ORDER } from '@boardwright/catalog/buildroot-release';
import type { ReactElement } from 'react';
import { ChipsInput } from '../components/chips-input.tsx';
import { FormSection } from '../components/form-section.tsx';
import { PackagePicker } from '../components/package-picker.tsx';
import { useComposerContext } from '../composer-context.ts';
import type { Composer } from '../use-composer.ts';
import { wordProblem } from '../word-problem.ts';

const DEBIAN_HELP =
  'By their Debian names. What they need comes along. Names are checked against the archive when the image is built.';
const BUILDROOT_HELP =
  'By part of a name or description; options of packages too. What Buildroot selects for them comes along.';

const BUILDROOT_NAMES_HELP =
  'By their Buildroot names, as its package directories are called. What they need comes along.';

const YOCTO_HELP =
  'By the names Yocto gives packages, for example i2c-tools. What they need comes along. Names are checked before anything is built.';

/** The release packages are looked for in: what the spec resolves to, or would. */
function releaseOf({ lastImage, text }: Composer): string {
  if (lastImage?.engine.kind === 'buildroot') return lastImage.engine.release;
  return text(['engine', 'release']) || (BUILDROOT_RELEASE_ORDER[0] ?? '');
}

export function PackagesSection(): ReactElement {
  const composer = useComposerContext();
  const packages = composer.list(['packages']);
  const shared = {
    label: 'Further packages',
    values: packages,
    problemOf: (word: string) => wordProblem('packages', word),
    onAdd: (words: readonly string[]) => composer.set(['packages'], [...packages, ...words], 'Packages'),
    onRemove: (word: string) => composer.toggle(['packages'], word, false),
  };
  return (
    <FormSection id="packages">
      {composer.text(['engine', 'kind']) === 'buildroot' ? (
        <PackagePicker
          {...shared}
          help={BUILDROOT_HELP}
          helpWithoutIndex={BUILDROOT_NAMES_HELP}
          release={releaseOf(composer)}
          board={composer.text(['board'])}
        />
      ) : (
        <ChipsInput
          {...shared}
          help={composer.text(['engine', 'kind']) === 'yocto' ? YOCTO_HELP : DEBIAN_HELP}
          placeholder="mosquitto i2c-tools can-utils"
        />
      )}
    </FormSection>
  );
}
