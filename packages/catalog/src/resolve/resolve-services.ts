import type { ResolvedImage } from '../resolved-image.ts';
import type { Unit } from '../unit.ts';
import type { UnitService } from '../unit-service.ts';

type Service = ResolvedImage['services'][number];

const ALWAYS: readonly Service[] = [
  { unit: 'systemd-networkd.service', state: 'enabled', because: 'in every image: brings interfaces up' },
  { unit: 'systemd-resolved.service', state: 'enabled', because: 'in every image: resolves names' },
  { unit: 'systemd-timesyncd.service', state: 'enabled', because: 'in every image: sets the clock' },
  {
    unit: 'bw-firstboot.service',
    state: 'enabled',
    because: 'in every image: grows the root, makes host keys',
  },
  {
    unit: 'bw-selftest.service',
    state: 'enabled',
    because: 'in every image: proves runtimes and kernel once',
  },
  {
    unit: 'systemd-networkd-wait-online.service',
    state: 'disabled',
    because: 'in every image: a device without a network must not wait two minutes at start',
  },
];

/** A unit with what its recipe says of services. */
interface WithServices {
  readonly unit: Unit;
  readonly recipe: { readonly services?: readonly UnitService[] };
}

/** @returns systemd units with their state, those of every image first */
export function resolveServices(units: readonly WithServices[]): Service[] {
  const chosen = units.flatMap(({ unit, recipe }) =>
    (recipe.services ?? []).map((service) => ({ ...service, because: `${unit.title}: ${service.because}` })),
  );
  return [...ALWAYS, ...chosen];
}
