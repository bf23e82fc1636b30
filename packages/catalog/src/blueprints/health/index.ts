import type { Blueprint } from '../../blueprint.ts';

export const health = {
  id: 'health',
  title: 'Wearables gateway',
  summary:
    'Collects pulse and motion from wearables over Bluetooth and flags what is unlike the wearer, on the device.',
  dataFlow: [
    { step: 'Wearables', detail: 'Bluetooth Low Energy, BlueZ' },
    { step: 'Store', detail: 'SQLite on the device' },
    { step: 'Model', detail: 'LiteRT on the CPU' },
    { step: 'Notice', detail: 'only the finding leaves the device' },
  ],
  bring: [
    'The wearables.',
    'A model of your own; the one on board is the vibration sample that proves the runtime.',
  ],
  spec: {
    apiVersion: 'boardwright/v1',
    name: 'wearables-gateway',
    board: 'rpi4',
    engine: { kind: 'debian' },
    runtimes: ['tflite'],
    power: { profile: 'low-power' },
    packages: ['bluez', 'sqlite3'],
  },
} as const satisfies Blueprint;
