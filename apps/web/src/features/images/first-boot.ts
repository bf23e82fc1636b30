import type { Board } from '@boardwright/catalog/board';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ImageEvidence } from './image-evidence.ts';

export interface FirstBootItem {
  /** Stays the same from release to release: ticks are kept under it. */
  readonly id: string;
  readonly title: string;
  /** What to see, and what it means when it is not there. */
  readonly help: string;
  readonly command?: string;
}

interface Facts {
  readonly board: Board;
  readonly resolved: Pick<ResolvedImage, 'hostname' | 'selfTests' | 'kernel'>;
  readonly evidence: Pick<ImageEvidence, 'boot' | 'kernelRelease'> | null;
}

/** What to look at when a board starts this image for the first time, in order. */
export function firstBootItems({ board, resolved, evidence }: Facts): FirstBootItem[] {
  const { device, baud } = board.serialConsole;
  const hasSystemd = (evidence?.boot?.guest?.units.length ?? 0) > 0;
  const items: FirstBootItem[] = [
    {
      id: 'kernel',
      title: 'The kernel talks on the serial console',
      help: `At ${baud} baud. Nothing at all: power, card or boot switches. Unreadable signs: another speed.`,
    },
    {
      id: 'login',
      title: `The login prompt names ${resolved.hostname.value}`,
      help: `On ${device}. The image as built holds no password: log in with an account or key that you added.`,
    },
    {
      id: 'release',
      title: 'It runs the kernel of this image',
      help: evidence === null ? 'The release as on the kernel tab.' : `It prints ${evidence.kernelRelease}.`,
      command: 'uname -r',
    },
  ];
  if (resolved.kernel.preemption === 'rt') {
    items.push({
      id: 'rt',
      title: 'The kernel is real-time',
      help: 'The line holds PREEMPT_RT.',
      command: 'uname -v',
    });
  }
  if (hasSystemd) {
    items.push({
      id: 'units',
      title: 'No unit failed',
      help: '0 loaded units listed.',
      command: 'systemctl --failed',
    });
  }
  items.push({
    id: 'network',
    title: 'It has an address',
    help: 'Other than 127.0.0.1.',
    command: 'ip -brief address',
  });
  if (resolved.selfTests.length > 0) {
    items.push({
      id: 'selftest',
      title: 'Every runtime infers on this board',
      help: 'Each line says ok, with the time of one inference here.',
      command: 'bw-selftest',
    });
  }
  return items;
}
