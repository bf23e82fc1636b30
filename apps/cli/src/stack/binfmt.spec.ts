import { describe, expect, it } from 'vitest';
import { foreignArchitecture, worksInContainers } from './binfmt.ts';

describe('worksInContainers', () => {
  it('wants the entry enabled and its interpreter kept open', () => {
    expect(
      worksInContainers('enabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: POCF\noffset 0\n'),
    ).toBe(true);
    expect(
      worksInContainers('enabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: POC\noffset 0\n'),
    ).toBe(false);
    expect(worksInContainers('disabled\ninterpreter /usr/bin/qemu-aarch64-static\nflags: POCF\n')).toBe(
      false,
    );
    expect(worksInContainers('')).toBe(false);
  });
});

describe('foreignArchitecture', () => {
  it('is the one the host is not', () => {
    expect(foreignArchitecture('x64')).toBe('aarch64');
    expect(foreignArchitecture('arm64')).toBe('x86_64');
  });
});
