import type { ImageSpec } from '@boardwright/spec/image-spec';
import { CATALOG } from '../catalog.ts';
import { type Choice, choicesOf, inSlot } from './choice.ts';
import { initsOf } from './init-choices.ts';
import { GOVERNORS, PREEMPTION } from './kernel-choices.ts';
import type { OptionSectionId } from './option.ts';
import { releasesOf } from './release-choices.ts';

/** A section in which one thing is chosen. */
export interface SectionPlan {
  readonly id: OptionSectionId;
  readonly path: string;
  readonly choices: readonly Choice[];
  /** Id of the choice the spec makes now; the empty text stands for "left out". */
  readonly current: string;
  /** What is written for a choice; undefined leaves the field out. */
  readonly value: (id: string) => unknown;
}

function itself(id: string): string | undefined {
  return id === '' ? undefined : id;
}

/** The sections in which one thing is chosen, in the order of the form. */
export function sectionPlans(spec: ImageSpec): SectionPlan[] {
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
      id: 'init',
      path: '/engine/init',
      choices: initsOf(spec),
      current: spec.engine.init ?? '',
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
