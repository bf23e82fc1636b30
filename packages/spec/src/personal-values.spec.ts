import { describe, expect, it } from 'vitest';
import { PersonalValues } from './personal-values.ts';

const ED25519 = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIJ6W6AAhNFAwg2nKKi1BMTaxh3d6S/rcQ0mo/0vM9+S';

function problems(values: unknown): string[] {
  const parsed = PersonalValues.safeParse(values);
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

describe('PersonalValues', () => {
  it('takes everything at once', () => {
    const values = {
      hostname: 'gw-17',
      sshKeys: [`${ED25519} me@laptop`, ED25519],
      wifi: { ssid: 'Café "Zoë"', passphrase: 'a"b\\c $(d)', country: 'DE', hidden: true },
      timeZone: 'Europe/Berlin',
      address: {
        ipv4: { address: '192.168.1.10/24', gateway: '192.168.1.1' },
        ipv6: { address: 'fd00:1::10/64', gateway: 'fe80::1' },
        dns: ['192.168.1.1', 'fd00:1::1'],
      },
      claimToken: 'clm_2f9Qz7Lw',
    };
    expect(PersonalValues.parse(values)).toEqual(values);
  });

  it.each([
    { ipv4: { address: '10.0.0.2/31', gateway: '10.0.0.3' } },
    { ipv4: { address: '10.0.0.0/32' } },
    { ipv6: { address: 'fd00:1::10/64', gateway: 'FD00:1:0:0::1' } },
    { ipv6: { address: 'fd00:1::10/128', gateway: 'fe80::1' } },
  ])('takes the address %j', (address) => {
    expect(problems({ address })).toEqual([]);
  });

  it.each(['Asia/Kolkata', 'Europe/Kyiv', 'America/Argentina/Ushuaia', 'UTC'])(
    'takes the zone %s',
    (timeZone) => {
      expect(problems({ timeZone })).toEqual([]);
    },
  );

  it('wants at least one', () => {
    expect(problems({})).toEqual([': Give at least one value, or download the plain image.']);
    expect(problems({ sshKeys: [] })).toHaveLength(1);
  });

  it.each([
    ['hostname', { hostname: 'gw\nroot' }],
    ['hostname', { hostname: '-gw' }],
    ['hostname', { hostname: 'a'.repeat(64) }],
    ['hostname', { hostname: '' }],
    ['wifi.ssid', { wifi: { ssid: 'é'.repeat(17) } }],
    ['wifi.ssid', { wifi: { ssid: 'a\nb' } }],
    ['wifi.passphrase', { wifi: { ssid: 'a', passphrase: 'short' } }],
    ['wifi.passphrase', { wifi: { ssid: 'a', passphrase: `${'a'.repeat(64)}g` } }],
    ['wifi.passphrase', { wifi: { ssid: 'a', passphrase: 'eightchars\n' } }],
    ['wifi.country', { wifi: { ssid: 'a', country: 'de' } }],
    ['timeZone', { timeZone: '../../etc/passwd' }],
    ['timeZone', { timeZone: 'Europe/Nowhere' }],
    ['timeZone', { timeZone: 'europe/berlin' }],
    // Debian's tzdata no longer has it.
    ['timeZone', { timeZone: 'Asia/Calcutta' }],
    ['address.ipv4.address', { address: { ipv4: { address: '192.168.1.10' } } }],
    ['address.ipv4.address', { address: { ipv4: { address: '192.168.1.10/33' } } }],
    ['address.ipv6.gateway', { address: { ipv6: { address: 'fd00::1/64', gateway: 'fe80::1%eth0' } } }],
    ['address.dns.0', { address: { ipv4: { address: '10.0.0.1/8' }, dns: ['dns.example.org'] } }],
    ['address.ipv4.address', { address: { ipv4: { address: '192.168.1.0/24' } } }],
    ['address.ipv4.address', { address: { ipv4: { address: '192.168.1.255/24' } } }],
    ['address.ipv4.address', { address: { ipv4: { address: '224.0.0.5/24' } } }],
    ['address.ipv4.address', { address: { ipv4: { address: '127.0.0.1/8', gateway: '10.0.0.1' } } }],
    ['address.ipv4.address', { address: { ipv4: { address: '0.0.0.0/0' } } }],
    ['address.ipv4.gateway', { address: { ipv4: { address: '192.168.1.10/24', gateway: '192.168.2.1' } } }],
    ['address.ipv4.gateway', { address: { ipv4: { address: '192.168.1.10/24', gateway: '192.168.1.10' } } }],
    ['address.ipv4.gateway', { address: { ipv4: { address: '192.168.1.10/32', gateway: '192.168.1.1' } } }],
    ['address.ipv4.gateway', { address: { ipv4: { address: '192.168.1.10/24', gateway: 'fd00::1' } } }],
    ['address.ipv6.address', { address: { ipv6: { address: '::1/128' } } }],
    ['address.ipv6.gateway', { address: { ipv6: { address: 'fd00:1::10/64', gateway: 'fd00:2::1' } } }],
    ['address.ipv6.gateway', { address: { ipv6: { address: 'fd00:1::10/64', gateway: 'fd00:1:0::10' } } }],
    ['address.ipv4', { address: { dns: ['10.0.0.1'] } }],
    ['claimToken', { claimToken: 'a b c d e f' }],
    ['claimToken', { claimToken: 'short' }],
    ['', { hostname: 'gw', password: 'x' }],
  ])('names %s of what it refuses', (path, values) => {
    const found = problems(values);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(new RegExp(`^${path.replaceAll('.', '\\.')}: `));
  });

  it.each([
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'private key'],
    ['ssh-dss AAAAB3NzaC1kc3MAAACB', 'must be a line'],
    [`command="sh" ${ED25519}`, 'must be a line'],
    [ED25519.slice(0, -4), 'does not add up'],
    [`${ED25519}AAAA`, 'does not add up'],
    [ED25519.replace('ssh-ed25519', 'ssh-rsa'), 'another type'],
    [`${ED25519} a\nssh-rsa AAAA`, 'must be a line'],
    ['ssh-ed25519 AAAA', 'does not add up'],
  ])('refuses the key %j', (key, message) => {
    expect(problems({ sshKeys: [key] })[0]).toContain(message);
  });
});
