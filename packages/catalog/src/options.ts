import type { ImageSpec } from '@boardwright/spec/image-spec';
import { parseSpec } from '@boardwright/spec/parse-spec';
import { applySpecPatches } from './apply-patch.ts';
import { BUILDROOT_RELEASE_ORDER, BUILDROOT_RELEASES } from './buildroot-release.ts';
import { CATALOG } from './catalog.ts';
import { DEBIAN_RELEASE_IDS, DEBIAN_RELEASES } from './debian-release.ts';
import type { Issue, IssueFix, SpecPatch } from './issue.ts';
import { resolve } from './resolve.ts';
import type { Unit } from './unit.ts';
import { unitPackages } from './unit-packages.ts';

/** One choice of a form section. */
export interface SpecOption {
  readonly id: string;
  readonly title: string;
  /** One sentence about it; empty where the title says all. */
  readonly summary: string;
  /** Packages it puts on the image, by their names in the chosen engine; absent for what is no unit. */
  readonly packages?: readonly string[];
  readonly selected: boolean;
  /** False when choosing it would bring an error the spec does not have now. */
  readonly enabled: boolean;
  /** Why not, as a plain sentence. */
  readonly reason?: string;
  /** "Use X instead": a change of the spec as it is now that chooses this and mends what it breaks. */
  readonly fix?: IssueFix;
  /** What choosing it (or, when selected in a list, leaving it out) changes in the spec. */
  readonly patches: readonly SpecPatch[];
}

export interface OptionSection {
  readonly id: OptionSectionId;
  /** JSON Pointer of the field. */
  readonly path: string;
  /** True when several can be chosen. */
  readonly multiple: boolean;
  readonly options: readonly SpecOption[];
}

export type OptionSectionId =
  | 'board'
  | 'engine'
  | 'release'
  | 'preemption'
  | 'accelerators'
  | 'runtimes'
  | 'containers'
  | 'power'
  | 'governor'
  | 'profiling'
  | 'layout'
  | 'rootfs'
  | 'update';

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

interface SectionPlan {
  readonly id: OptionSectionId;
  readonly path: string;
  readonly choices: readonly Choice[];
  /** Id of the choice the spec makes now; the empty text stands for "left out". */
  readonly current: string;
  /** What is written for a choice; undefined leaves the field out. */
  readonly value: (id: string) => unknown;
}

const PREEMPTION: readonly Choice[] = [
  { id: '', title: 'Kernel default', summary: 'What the kernel package does when nothing is asked for.' },
  {
    id: 'rt',
    title: 'PREEMPT_RT',
    summary: 'Bounded latency for control and sampling loops; a little less throughput.',
  },
  { id: 'full', title: 'Full', summary: 'Low latency on a standard kernel.' },
  {
    id: 'lazy',
    title: 'Lazy',
    summary: 'Low latency for real-time tasks, throughput for the rest; default from Linux 7.0 on.',
  },
  { id: 'voluntary', title: 'Voluntary', summary: 'The usual compromise of older kernels.' },
  { id: 'none', title: 'None', summary: 'Most throughput, longest latency.' },
];

const GOVERNORS: readonly Choice[] = [
  { id: '', title: 'From the profile', summary: 'The governor the power profile brings.' },
  { id: 'schedutil', title: 'schedutil', summary: 'Follows the load as the scheduler sees it.' },
  { id: 'performance', title: 'performance', summary: 'Always the highest frequency.' },
  { id: 'powersave', title: 'powersave', summary: 'Always the lowest frequency.' },
  { id: 'ondemand', title: 'ondemand', summary: 'Jumps to the highest frequency under load.' },
  { id: 'conservative', title: 'conservative', summary: 'Climbs step by step under load.' },
];

function choicesOf(units: Iterable<{ id: string; title: string; summary: string }>): Choice[] {
  return [...units].map(({ id, title, summary }) => ({ id, title, summary }));
}

function inSlot(units: ReadonlyMap<string, Unit>, slot: Unit['slot']): Choice[] {
  return choicesOf([...units.values()].filter((unit) => unit.slot === slot));
}

function itself(id: string): string | undefined {
  return id === '' ? undefined : id;
}

function releasesOf(spec: ImageSpec): Choice[] {
  if (spec.engine.kind === 'buildroot') {
    const kernels = CATALOG.boards.get(spec.board)?.engines.buildroot?.releases ?? {};
    const newest: Choice = {
      id: '',
      title: 'Automatic',
      summary: 'The newest release, or the first that has everything chosen.',
    };
    const ids = BUILDROOT_RELEASE_ORDER.map((id): Choice => {
      const { title, summary } = BUILDROOT_RELEASES[id];
      const kernel = kernels[id]?.kernelVersion;
      return { id, title, summary: kernel === undefined ? summary : `Linux ${kernel}. ${summary}` };
    });
    return [newest, ...ids];
  }
  const stable: Choice = {
    id: '',
    title: 'Automatic',
    summary: 'The stable release, or the first that has everything chosen.',
  };
  const ids = DEBIAN_RELEASE_IDS.map((id) => ({
    id,
    title: DEBIAN_RELEASES[id].title,
    summary: `Linux ${DEBIAN_RELEASES[id].kernelVersion}`,
  }));
  return [stable, ...ids];
}

function singleSections(spec: ImageSpec): SectionPlan[] {
  const boards = [...CATALOG.boards.values()].map(({ id, title, soc, cpu }) => ({
    id,
    title,
    summary: `${soc}, ${cpu}`,
  }));
  const engines: Choice[] = [
    { id: 'debian', title: 'Debian', summary: 'Prebuilt packages: an image in minutes.' },
    { id: 'buildroot', title: 'Buildroot', summary: 'Compiled from source: smallest images.' },
    { id: 'yocto', title: 'Yocto', summary: 'Compiled from source with vendor layers.' },
  ];
  return [
    { id: 'board', path: '/board', choices: boards, current: spec.board, value: itself },
    // A release belongs to its engine, so another engine starts without one.
    {
      id: 'engine',
      path: '/engine',
      choices: engines,
      current: spec.engine.kind,
      value: (kind) => ({ kind }),
    },
    {
      id: 'release',
      path: '/engine/release',
      choices: releasesOf(spec),
      current: spec.engine.release ?? '',
      value: itself,
    },
    {
      id: 'preemption',
      path: '/kernel/preemption',
      choices: PREEMPTION,
      current: spec.kernel.preemption ?? '',
      value: itself,
    },
    {
      id: 'containers',
      path: '/containers/engine',
      choices: [
        { id: 'none', title: 'None', summary: 'No container engine.' },
        ...inSlot(CATALOG.features, 'containers'),
      ],
      current: spec.containers.engine,
      value: itself,
    },
    {
      id: 'power',
      path: '/power/profile',
      choices: choicesOf(CATALOG.powerProfiles.values()),
      current: spec.power.profile,
      value: itself,
    },
    {
      id: 'governor',
      path: '/power/governor',
      choices: GOVERNORS,
      current: spec.power.governor ?? '',
      value: itself,
    },
    {
      id: 'layout',
      path: '/storage/layout',
      choices: [
        { id: 'single', title: 'One root', summary: 'One root file system.' },
        { id: 'ab', title: 'A/B slots', summary: 'Two slots: an update that fails falls back.' },
      ],
      current: spec.storage.layout,
      value: itself,
    },
    {
      id: 'rootfs',
      path: '/storage/rootfs',
      choices: [
        { id: 'ext4', title: 'ext4', summary: 'Writable.' },
        { id: 'squashfs', title: 'SquashFS', summary: 'Compressed and read-only.' },
      ],
      current: spec.storage.rootfs,
      value: itself,
    },
    {
      id: 'update',
      path: '/update/kind',
      choices: [
        { id: 'none', title: 'None', summary: 'The image is updated by flashing it again.' },
        { id: 'rauc', title: 'RAUC', summary: 'Signed bundles into A/B slots.' },
        { id: 'swupdate', title: 'SWUpdate', summary: 'Signed .swu files.' },
        { id: 'mender', title: 'Mender', summary: 'Updates from a Mender server.' },
      ],
      current: spec.update.kind,
      value: itself,
    },
  ];
}

function key(issue: Issue): string {
  return `${issue.code} ${issue.between.join(' ')}`;
}

function errorsOf(spec: unknown): Issue[] | undefined {
  const parsed = parseSpec(spec);
  return parsed.ok ? resolve(parsed.spec).issues.filter(({ severity }) => severity === 'error') : undefined;
}

/** What choosing does to the spec, judged by resolving the changed spec: the rules exist once. */
function judge(
  spec: ImageSpec,
  patches: readonly SpecPatch[],
  known: ReadonlySet<string>,
): Pick<SpecOption, 'enabled' | 'reason' | 'fix'> {
  const changed = applySpecPatches(spec, patches);
  const fresh = (errorsOf(changed) ?? []).filter((issue) => !known.has(key(issue)));
  const first = fresh[0];
  if (first === undefined) return { enabled: true };
  const repair = first.fixes.find((one) => {
    const left = errorsOf(applySpecPatches(changed, one.patches));
    // Undoing the choice itself mends the spec too, but is no way to have the choice.
    return left?.every((issue) => known.has(key(issue))) && !undoes(one.patches, patches);
  });
  const fix = repair && { label: repair.label, patches: [...patches, ...repair.patches] };
  return { enabled: false, reason: first.message, ...(fix ? { fix } : {}) };
}

function undoes(repair: readonly SpecPatch[], choice: readonly SpecPatch[]): boolean {
  return repair.some((patch) =>
    choice.some(({ path }) => path === patch.path || path === patch.path.replace(/\d+$/, '-')),
  );
}

function named(spec: ImageSpec, unitId: string): Pick<SpecOption, 'packages'> {
  const packages = unitPackages(unitId, spec.engine);
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
      ...(selected ? { enabled: true } : judge(spec, patches, known)),
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
    return { ...choice, selected: false, patches, ...judge(spec, patches, known) };
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
  const known = new Set(
    resolve(spec)
      .issues.filter(({ severity }) => severity === 'error')
      .map(key),
  );
  const singles = singleSections(spec).map((plan) => single(spec, plan, known));
  return [
    ...singles,
    several(spec, 'accelerators', CATALOG.accelerators, known),
    several(spec, 'runtimes', CATALOG.runtimes, known),
    several(spec, 'profiling', CATALOG.features, known),
  ];
}
