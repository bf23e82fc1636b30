import type { ImageSpec } from '@boardwright/spec/image-spec';
import { CATALOG } from './catalog.ts';
import type { SpecPatch } from './issue.ts';
import { inSlot } from './options/choice.ts';
import { judgeChoice, knownErrors } from './options/judge-choice.ts';
import type { OptionSection, SpecOption } from './options/option.ts';
import { type SectionPlan, sectionPlans } from './options/section-plans.ts';
import type { Unit } from './unit.ts';
import { unitPackages } from './unit-packages.ts';

function named(spec: ImageSpec, unitId: string): Pick<SpecOption, 'packages'> {
  const packages = unitPackages(unitId, spec.engine, CATALOG.boards.get(spec.board)?.arch);
  return packages.length === 0 ? {} : { packages };
}

function single(spec: ImageSpec, plan: SectionPlan, known: ReadonlySet<string>): OptionSection {
  const options = plan.choices.map((choice): SpecOption => {
    const selected = choice.id === plan.current;
    const value = plan.value(choice.id);
    const patches: SpecPatch[] =
      value === undefined ? [{ op: 'remove', path: plan.path }] : [{ op: 'add', path: plan.path, value }];
    const packages = plan.id === 'containers' ? named(spec, choice.id) : {};
    return {
      ...choice,
      ...packages,
      selected,
      patches,
      ...(selected ? { enabled: true } : judgeChoice(spec, patches, known)),
    };
  });
  return { id: plan.id, path: plan.path, multiple: false, options };
}

type ListField = 'accelerators' | 'runtimes' | 'profiling';

function several(
  spec: ImageSpec,
  field: ListField,
  units: ReadonlyMap<string, Unit>,
  known: ReadonlySet<string>,
): OptionSection {
  const options = inSlot(units, field).map((unit): SpecOption => {
    const choice = { ...unit, ...named(spec, unit.id) };
    const index = spec[field].indexOf(choice.id);
    if (index >= 0) {
      return {
        ...choice,
        selected: true,
        enabled: true,
        patches: [{ op: 'remove', path: `/${field}/${index}` }],
      };
    }
    const patches: SpecPatch[] = [{ op: 'add', path: `/${field}/-`, value: choice.id }];
    return { ...choice, selected: false, patches, ...judgeChoice(spec, patches, known) };
  });
  return { id: field, path: `/${field}`, multiple: true, options };
}

/**
 * Lists what each section of the form can offer for the spec as it is now, with the reason for what it can't.
 *
 * @invariant an option is enabled exactly when choosing it brings no error the spec does not have already; a `fix` leads
 * to a spec with the option chosen and no new error
 */
export function optionsFor(spec: ImageSpec): OptionSection[] {
  const known = knownErrors(spec);
  const singles = sectionPlans(spec).map((plan) => single(spec, plan, known));
  return [
    ...singles,
    several(spec, 'accelerators', CATALOG.accelerators, known),
    several(spec, 'runtimes', CATALOG.runtimes, known),
    several(spec, 'profiling', CATALOG.features, known),
  ];
}
