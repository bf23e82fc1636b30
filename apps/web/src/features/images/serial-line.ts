import type { Board } from '@boardwright/catalog/board';
import type { FlashGuide } from '@boardwright/catalog/flash-guide';
import type { HostSystem } from './flash-commands.ts';

/** Highest speed that `screen` sets on macOS. */
const SCREEN_MAX_BAUD = 230_400;

interface SerialLine {
  readonly command: string;
  readonly note: string;
}

const ORDINALS: Readonly<Record<number, string>> = { 2: 'second', 3: 'third', 4: 'fourth' };

/** What to type on the computer to see the board's console. */
export function serialLine(
  system: HostSystem,
  { baud }: Board['serialConsole'],
  console: FlashGuide['console'],
): SerialLine {
  const which = console.portOrdinal ? ORDINALS[console.portOrdinal] : undefined;
  const several = which === undefined ? '' : ` Several ports appear; the console is the ${which}.`;
  switch (system) {
    case 'linux':
      return {
        command: `picocom -b ${baud} /dev/${console.linuxPort}`,
        note: `Leave with Ctrl-A Ctrl-X.${several} "sudo dmesg | tail" names the port after you plug the cable in.`,
      };
    case 'macos': {
      const port = console.linuxPort === 'ttyACM0' ? '/dev/cu.usbmodem*' : '/dev/cu.usbserial*';
      return baud > SCREEN_MAX_BAUD
        ? {
            command: `picocom -b ${baud} ${port}`,
            note: `screen cannot set this speed: "brew install picocom". Leave with Ctrl-A Ctrl-X.${several}`,
          }
        : { command: `screen ${port} ${baud}`, note: `Leave with Ctrl-A K.${several}` };
    }
    case 'windows':
      return {
        command: `putty -serial COM3 -sercfg ${baud},8,n,1,N`,
        note: `The device manager shows the number of the COM port.${several}`,
      };
  }
}
