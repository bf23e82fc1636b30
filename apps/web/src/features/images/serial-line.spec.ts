import { BOARDS } from '@boardwright/catalog/boards';
import { FLASH_GUIDES } from '@boardwright/catalog/flash-guides';
import { expect, it } from 'vitest';
import { HOST_SYSTEMS } from './flash-commands.ts';
import { serialLine } from './serial-line.ts';

function lines(id: string): string[] {
  const [board, guide] = [BOARDS.get(id), FLASH_GUIDES.get(id)];
  if (!board || !guide) throw new Error(id);
  return HOST_SYSTEMS.map((system) => serialLine(system, board.serialConsole, guide.console).command);
}

it('names the port and the speed of the board', () => {
  expect(lines('rpi5')).toEqual([
    'picocom -b 115200 /dev/ttyUSB0',
    'screen /dev/cu.usbserial* 115200',
    'putty -serial COM3 -sercfg 115200,8,n,1,N',
  ]);
  expect(lines('stm32mp157-dk2').slice(0, 2)).toEqual([
    'picocom -b 115200 /dev/ttyACM0',
    'screen /dev/cu.usbmodem* 115200',
  ]);
});

it('uses a program that can set the speed of Rockchip boards', () => {
  expect(lines('rock-5b')).toEqual([
    'picocom -b 1500000 /dev/ttyUSB0',
    'picocom -b 1500000 /dev/cu.usbserial*',
    'putty -serial COM3 -sercfg 1500000,8,n,1,N',
  ]);
});

it('says which of several ports it is', () => {
  const [board, guide] = [BOARDS.get('imx93-evk'), FLASH_GUIDES.get('imx93-evk')];
  if (!board || !guide) throw new Error('imx93-evk');
  expect(serialLine('windows', board.serialConsole, guide.console).note).toContain(
    'the console is the third',
  );
});
