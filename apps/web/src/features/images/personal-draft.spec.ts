import { describe, expect, it } from 'vitest';
import { draftProblems, EMPTY_DRAFT, valuesOf } from './personal-draft.ts';

describe('valuesOf', () => {
  it('leaves out what is empty', () => {
    expect(valuesOf({ ...EMPTY_DRAFT, hostname: ' gw-17 ' })).toEqual({ hostname: 'gw-17', sshKeys: [] });
  });

  it('tells IPv4 from IPv6 and keeps spaces of a passphrase', () => {
    expect(
      valuesOf({
        ...EMPTY_DRAFT,
        address: 'fd00::2/64',
        dns: 'fd00::1, 10.0.0.1',
        ssid: 'workshop',
        passphrase: ' eight chars ',
        country: 'de',
      }),
    ).toEqual({
      sshKeys: [],
      address: { ipv6: { address: 'fd00::2/64' }, dns: ['fd00::1', '10.0.0.1'] },
      wifi: { ssid: 'workshop', passphrase: ' eight chars ', country: 'DE' },
    });
  });
});

describe('draftProblems', () => {
  it('says each at its field', () => {
    const draft = {
      ...EMPTY_DRAFT,
      hostname: 'Gw_17',
      sshKeys: 'nonsense',
      ssid: 'workshop',
      passphrase: 'short',
      country: 'Germany',
      timeZone: 'Berlin',
      address: '10.0.0.2',
      gateway: 'x',
      dns: 'y',
      claimToken: 'a b',
    };
    const problems = draftProblems(draft);
    expect(Object.keys(problems).sort()).toEqual(
      Object.keys(EMPTY_DRAFT)
        .filter((field) => field !== 'ssid')
        .sort(),
    );
    expect(problems.sshKeys).toMatch(/^Key 1 must be a line/);
  });

  it('wants at least one value', () => {
    expect(draftProblems(EMPTY_DRAFT)).toEqual({ all: expect.stringContaining('at least one value') });
    expect(draftProblems({ ...EMPTY_DRAFT, hostname: 'gw-17' })).toEqual({});
  });
});
