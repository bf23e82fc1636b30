import { canonicalSpec } from '@boardwright/spec/canonical-spec';
import type { InterfaceEntry } from '@boardwright/spec/network-section';
import type { Issue } from '../issue.ts';
import type { ResolvedFile } from '../resolved-image.ts';
import { fix, type Part, problem, removeAt, type Scene } from './draft.ts';

const PATH = '/etc/network/interfaces';

/** BusyBox's ifup wants the mask as four numbers. */
function netmaskOf(prefix: number): string {
  return [0, 8, 16, 24].map((before) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - before)))).join('.');
}

/** How name servers of a fixed address reach the resolver. */
export interface NameServers {
  /** `file`: as /etc/resolv.conf. `up`: written once the interface is up, for inits that make that file a link at each start. */
  readonly by: 'file' | 'up';
}

function upLines({ dns }: InterfaceEntry, { by }: NameServers): string {
  if (by === 'file' || dns.length === 0) return '';
  const servers = dns.map((server) => `nameserver ${server}\\n`).join('');
  return `  up printf '${servers}' > /etc/resolv.conf\n`;
}

function stanza(entry: InterfaceEntry, servers: NameServers): string {
  const { name, address, gateway, canBitrate } = entry;
  const head = `auto ${name}\n`;
  if (canBitrate !== undefined)
    return `${head}iface ${name} inet manual\n  pre-up ip link set ${name} type can bitrate ${canBitrate}\n  up ip link set ${name} up\n  down ip link set ${name} down\n`;
  if (address === undefined)
    return `${head}iface ${name} inet dhcp\n  wait-delay 15\n  hostname $(hostname)\n`;
  const [host = '', prefix = '24'] = address.split('/');
  return `${head}iface ${name} inet static\n  address ${host}\n  netmask ${netmaskOf(Number(prefix))}\n${gateway === undefined ? '' : `  gateway ${gateway}\n`}${upLines(entry, servers)}`;
}

/**
 * ifupdown's file for the interfaces of the spec, read by BusyBox's ifup; without any, the engine's own DHCP on eth0 stands.
 *
 * @param engine - who is named when something does not go together
 */
export function resolveIfupdown(
  { spec }: Scene,
  engine: string,
  nameServers: NameServers,
): Part<readonly ResolvedFile[]> {
  // Issues point into the spec as given; the files must not depend on the order of its lists.
  const { interfaces } = canonicalSpec(spec).network;
  const issues: Issue[] = spec.network.interfaces.flatMap((entry, index) => {
    if (!entry.name.includes('*')) return [];
    const path = `/network/interfaces/${index}`;
    const message = `network.interfaces: "${entry.name}" stands for several interfaces, which BusyBox's ifup does not know; name one, for example eth0.`;
    return [
      problem('INTERFACE_PATTERN', path, message, {
        between: [entry.name, engine],
        fixes: [fix(`Remove ${entry.name}`, removeAt(path))],
      }),
    ];
  });
  if (interfaces.length === 0) return { value: [], issues };
  const servers = [...new Set(interfaces.flatMap((entry) => entry.dns))];
  const value: ResolvedFile[] = [
    {
      path: PATH,
      content: [
        'auto lo\niface lo inet loopback\n',
        ...interfaces.map((entry) => stanza(entry, nameServers)),
      ].join('\n'),
      mode: '0644',
      because: `network.interfaces of the spec: ${interfaces.map(({ name }) => name).join(', ')}`,
    },
    ...(servers.length === 0 || nameServers.by === 'up'
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
