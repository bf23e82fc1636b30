import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import type { ImageSpec } from '@boardwright/spec/image-spec';
import type { ResolvedFile, ResolvedImage, ResolvedPackage, ResolvedVariable } from '../../resolved-image.ts';
import { type Part, removeAt } from '../draft.ts';
import type { FieldRule } from '../field-rules.ts';
import { resolveIfupdown } from '../resolve-ifupdown.ts';
import { resolveNetworkd } from '../resolve-networkd.ts';
import { resolveServices } from '../resolve-services.ts';
import { withoutSystemd } from '../without-systemd.ts';
import type { YoctoScene, YoctoUnit } from './scene.ts';

/** What starts everything on the device. */
export type YoctoInit = NonNullable<NonNullable<ResolvedImage['yocto']>['init']>;

/** @returns the init of a spec for Yocto */
export function initOf({ engine }: ImageSpec): YoctoInit {
  return engine.init ?? 'systemd';
}

interface InitPart {
  readonly packages: readonly ResolvedPackage[];
  readonly variables: readonly ResolvedVariable[];
  /** All files of the image. */
  readonly files: readonly ResolvedFile[];
  readonly services: ResolvedImage['services'];
}

const ASKED = 'engine.init of the spec';

/** Packages that set the clock themselves. */
const CLOCKS = ['chrony', 'ntp', 'ntpsec', 'openntpd'];

function busyboxPackages({ network, packages }: ImageSpec): ResolvedPackage[] {
  const init = [
    { name: 'bw-busybox-init', layer: 'base', because: `${ASKED}: applies /etc/sysctl.d, as systemd would` },
    { name: 'bw-busybox-init-ntpd', layer: 'base', because: `${ASKED}: sets the clock, as systemd would` },
  ] as const;
  const own = packages.some((name) => CLOCKS.includes(name)) ? init.slice(0, 1) : init;
  const can = network.interfaces.some(({ canBitrate }) => canBitrate !== undefined);
  const iproute: ResolvedPackage = {
    name: 'iproute2-ip',
    layer: 'base',
    because: "network.interfaces of the spec has a CAN bus, which BusyBox's ip does not configure",
  };
  return can ? [...own, iproute] : [...own];
}

/**
 * What depends on the init: its own settings, how the network comes up, and which services are switched.
 *
 * @param files - what other parts put on the image; drop-ins of systemd are left out with another init
 */
export function resolveInit(
  scene: YoctoScene,
  units: readonly YoctoUnit[],
  files: readonly ResolvedFile[],
): Part<InitPart> {
  if (initOf(scene.spec) === 'systemd') {
    const network = resolveNetworkd({ ...scene, spec: canonicalSpec(scene.spec) });
    const value = {
      packages: [],
      variables: [],
      files: [...network, ...files],
      services: resolveServices(units),
    };
    return { value, issues: [] };
  }
  const network = resolveIfupdown(scene, 'yocto', { by: 'up' });
  const value: InitPart = {
    packages: busyboxPackages(scene.spec),
    variables: [
      {
        name: 'INIT_MANAGER',
        operator: '=',
        value: 'mdev-busybox',
        because: `${ASKED}: BusyBox starts the scripts of /etc/init.d, mdev makes device nodes`,
        unit: 'engine.init',
        where: 'conf',
      },
    ],
    files: [...network.value, ...withoutSystemd(files)],
    // It starts what packages install into /etc/init.d; nothing is enabled by name.
    services: [],
  };
  return { value, issues: network.issues };
}

/** What needs systemd with this engine. */
export const INIT_FIELD_RULES: readonly FieldRule[] = [
  {
    path: '/engine/init',
    asked: (spec) => initOf(spec) === 'busybox' && spec.storage.layout === 'ab',
    message:
      'engine.init "busybox": with two slots, what calls a slot good after its self-test is a unit of systemd.',
    label: 'Use systemd',
    patch: removeAt('/engine/init'),
  },
];
