import type { PersonalValues } from '@boardwright/spec/personal-values';
import type { RegionLine } from './region.ts';

function line(key: string, value: string | undefined): RegionLine[] {
  return value === undefined ? [] : [[key, value]];
}

function wifiLines({ wifi }: PersonalValues): RegionLine[] {
  if (wifi === undefined) return [];
  const { ssid, passphrase, country, hidden } = wifi;
  const isKey = passphrase !== undefined && /^[0-9a-fA-F]{64}$/.test(passphrase);
  return [
    // As digits: a name may hold any character, and programs give some of them a meaning.
    ['wifi-ssid', Buffer.from(ssid).toString('hex')],
    ...line('wifi-psk', isKey ? passphrase.toLowerCase() : undefined),
    ...line('wifi-passphrase', isKey ? undefined : passphrase),
    ...line('wifi-country', country),
    ...line('wifi-hidden', hidden ? 'yes' : undefined),
  ];
}

/**
 * What a device is told of the values, in the words its first boot knows.
 *
 * @invariant pure; equal values give equal lines
 */
export function personalLines(values: PersonalValues): readonly RegionLine[] {
  const { hostname, sshKeys, timeZone, address, claimToken } = values;
  return [
    ...line('hostname', hostname),
    ...sshKeys.map((key): RegionLine => ['ssh-key', key]),
    ...wifiLines(values),
    ...line('time-zone', timeZone),
    ...line('ipv4', address?.ipv4?.address),
    ...line('ipv4-gateway', address?.ipv4?.gateway),
    ...line('ipv6', address?.ipv6?.address),
    ...line('ipv6-gateway', address?.ipv6?.gateway),
    ...(address?.dns ?? []).map((server): RegionLine => ['dns', server]),
    ...line('claim-token', claimToken),
  ];
}
