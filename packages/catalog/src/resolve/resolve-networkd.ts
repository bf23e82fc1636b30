import type { InterfaceEntry } from '@boardwright/spec/network-section';
import type { ResolvedFile } from '../resolved-image.ts';
import type { Scene } from './draft.ts';

const WIRED: ResolvedFile = {
  path: '/etc/systemd/network/80-wired.network',
  content: '[Match]\nName=en* eth*\n\n[Network]\nDHCP=yes\n\n[DHCPv4]\nClientIdentifier=mac\n',
  mode: '0644',
  because: 'no network.interfaces in the spec: DHCP on every wired interface',
};

/** The body of one networkd file. Every value passed the patterns of the schema, so none holds a newline. */
function networkFile(entry: InterfaceEntry): string {
  const match = `[Match]\nName=${entry.name}\n`;
  if (entry.canBitrate !== undefined) return `${match}\n[CAN]\nBitRate=${entry.canBitrate}\n`;
  if (entry.address === undefined) return `${match}\n[Network]\nDHCP=yes\n`;
  const gateway = entry.gateway === undefined ? '' : `Gateway=${entry.gateway}\n`;
  const dns = entry.dns.map((server) => `DNS=${server}\n`).join('');
  return `${match}\n[Network]\nAddress=${entry.address}\n${gateway}${dns}`;
}

/** @returns systemd-networkd's files, one per interface */
export function resolveNetworkd({ spec }: Scene): readonly ResolvedFile[] {
  const files = spec.network.interfaces.map((entry) => ({
    path: `/etc/systemd/network/10-${entry.name.replace('*', '-any')}.network`,
    content: networkFile(entry),
    mode: '0644',
    because: `network.interfaces of the spec: ${entry.name}`,
  }));
  return files.length === 0 ? [WIRED] : files;
}
