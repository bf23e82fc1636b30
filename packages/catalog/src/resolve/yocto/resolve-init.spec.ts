import { describe, expect, it } from 'vitest';
import { optionsFor } from '../../options.ts';
import { resolve } from '../../resolve.ts';
import { errors, mended } from '../../testing/buildroot-specs.ts';
import { yoctoImage, yoctoSpec } from '../../testing/yocto-specs.ts';

const BUSYBOX = { kind: 'yocto', init: 'busybox' } as const;

describe('the init of a Yocto image', () => {
  it('is systemd when nothing is said, and the same image when it is named', () => {
    const plain = yoctoImage(yoctoSpec());
    expect(plain.services.map(({ unit }) => unit)).toContain('bw-firstboot.service');
    expect(plain.yocto.variables.map(({ name }) => name)).not.toContain('INIT_MANAGER');
    const named = yoctoImage(yoctoSpec({ engine: { kind: 'yocto', init: 'systemd' } }));
    expect({ ...named, specHash: plain.specHash }).toEqual(plain);
  });

  it('is BusyBox with init scripts, ifupdown and a clock when asked, without anything of systemd', () => {
    for (const release of ['wrynose', 'scarthgap'] as const) {
      const image = yoctoImage(
        yoctoSpec({
          engine: { ...BUSYBOX, release },
          power: { profile: 'low-power' },
          network: {
            interfaces: [
              { name: 'eth0', address: '10.0.0.2/24', gateway: '10.0.0.1', dns: ['10.0.0.1', '9.9.9.9'] },
              { name: 'can0', canBitrate: 500_000 },
            ],
          },
        }),
      );
      expect(image.yocto.init).toBe('busybox');
      expect(image.services).toEqual([]);
      expect(image.files.map(({ path }) => path)).toEqual(['/etc/network/interfaces']);
      expect(image.files[0]?.content).toContain(
        "  up printf 'nameserver 10.0.0.1\\nnameserver 9.9.9.9\\n' > /etc/resolv.conf\n",
      );
      expect(image.yocto.variables).toContainEqual(
        expect.objectContaining({ name: 'INIT_MANAGER', value: 'mdev-busybox', where: 'conf' }),
      );
      expect(image.packages.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['bw-busybox-init', 'bw-busybox-init-ntpd', 'iproute2-ip', 'bw-firstboot']),
      );
    }
  });

  it('leaves the clock to who else sets it', () => {
    const names = yoctoImage(yoctoSpec({ engine: BUSYBOX, packages: ['chrony'] })).packages.map(
      ({ name }) => name,
    );
    expect(names).toContain('bw-busybox-init');
    expect(names).not.toContain('bw-busybox-init-ntpd');
  });

  it.each([
    ['containers', { containers: { engine: 'podman' } }, 'UNIT_WITHOUT_BUSYBOX', 'control groups'],
    [
      'two slots',
      { board: 'pc-x86_64', storage: { layout: 'ab' }, update: { kind: 'rauc' } },
      'FIELD_NOT_SUPPORTED',
      'unit of systemd',
    ],
    [
      'several interfaces in one',
      { network: { interfaces: [{ name: 'en*' }] } },
      'INTERFACE_PATTERN',
      "BusyBox's ifup",
    ],
  ] as const)('BusyBox is refused with %s, with the reason and a way out', (_, changes, code, words) => {
    const given = yoctoSpec({ engine: BUSYBOX, ...(changes as object) });
    expect(errors(given)).toContain(code);
    expect(resolve(given).issues.find((one) => one.code === code)?.message).toContain(words);
    expect(mended(given, code).image).not.toBeNull();
  });

  it('can be chosen with no other engine', () => {
    const engines = [
      { kind: 'debian', init: 'busybox' },
      { kind: 'buildroot', init: 'systemd' },
    ] as const;
    for (const engine of engines) {
      const given = yoctoSpec({ engine });
      expect(errors(given)).toContain('FIELD_NOT_SUPPORTED');
      expect(mended(given, 'FIELD_NOT_SUPPORTED').image).not.toBeNull();
    }
    for (const engine of [
      { kind: 'debian', init: 'systemd' },
      { kind: 'buildroot', init: 'busybox' },
    ] as const)
      expect(errors(yoctoSpec({ engine }))).toEqual([]);
  });

  it('is offered in the form only where there is a choice', () => {
    function inits(engine: Parameters<typeof yoctoSpec>[0]): (readonly [string, boolean])[] {
      const section = optionsFor(yoctoSpec(engine)).find(({ id }) => id === 'init');
      return (section?.options ?? []).map(({ id, selected }) => [id, selected] as const);
    }
    expect(inits({})).toEqual([
      ['', true],
      ['busybox', false],
    ]);
    expect(inits({ engine: { kind: 'debian' } })).toEqual([]);
    expect(inits({ engine: BUSYBOX })).toContainEqual(['busybox', true]);
  });
});
