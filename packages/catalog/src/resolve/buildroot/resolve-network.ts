import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import type { InterfaceEntry } from '@boardwright/spec/network-section';
import type { Issue } from '../../issue.ts';
import type { ResolvedFile } from '../../resolved-image.ts';
import { fix, type Part, problem, removeAt } from '../draft.ts';
import type { BuildrootScene } from './scene.ts';

const PATH = '/etc/network/interfaces';

/** BusyBox's ifup wants the mask as four numbers. */
function netmaskOf(prefix: number): string {
  return [0, 8, 16, 24].map((before) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - before)))).join('.');
}

function stanza(entry: InterfaceEntry): string {
  const { name, address, gateway, canBitrate } = entry;
  const head = `auto ${name}\n`;
  if (canBitrate !== undefined)
    return `${head}iface ${name} inet manual\n  pre-up ip link set ${name} type can bitrate ${canBitrate}\n  up ip link set ${name} up\n  down ip link set ${name} down\n`;
  if (address === undefined)
    return `${head}iface ${name} inet dhcp\n  wait-delay 15\n  hostname $(hostname)\n`;
  const [host = '', prefix = '24'] = address.split('/');
  return `${head}iface ${name} inet static\n  address ${host}\n  netmask ${netmaskOf(Number(prefix))}\n${gateway === undefined ? '' : `  gateway ${gateway}\n`}`;
}

/** ifupdown's file for the interfaces of the spec; without any, Buildroot's own DHCP on eth0 stands. */
export function resolveNetwork({ spec }: BuildrootScene): Part<readonly ResolvedFile[]> {
  // Issues point into the spec as given; the files must not depend on the order of its lists.
  const { interfaces } = canonicalSpec(spec).network;
  const issues: Issue[] = spec.network.interfaces.flatMap((entry, index) => {
    if (!entry.name.includes('*')) return [];
    const path = `/network/interfaces/${index}`;
    const message = `network.interfaces: "${entry.name}" stands for several interfaces, which BusyBox's ifup does not know; name one, for example eth0.`;
    return [
      problem('INTERFACE_PATTERN', path, message, {
        between: [entry.name, 'buildroot'],
        fixes: [fix(`Remove ${entry.name}`, removeAt(path))],
      }),
    ];
  });
  if (interfaces.length === 0) return { value: [], issues };
  const servers = [...new Set(interfaces.flatMap((entry) => entry.dns))];
  const value: ResolvedFile[] = [
    {
      path: PATH,
      content: ['auto lo\niface lo inet loopback\n', ...interfaces.map(stanza)].join('\n'),
      mode: '0644',
      because: `network.interfaces of the spec: ${interfaces.map(({ name }) => name).join(', ')}`,
    },
    ...(servers.length === 0
      ? []
      : [
          {
            path: '/etc/resolv.conf',
            content: servers.map((server) => `nameserver ${server}\n`).join(''),
            mode: '0644',
            because: 'network.interfaces of the spec: dns',
          },
        ]),
  ];
  return { value, issues };
}
