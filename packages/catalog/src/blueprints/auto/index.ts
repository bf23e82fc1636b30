import type { Blueprint } from '../../blueprint.ts';

export const auto = {
  id: 'auto',
  title: 'Driver behaviour',
  summary:
    'Reads the CAN bus and judges driving from speed, steering and brakes, on the device, with bounded latency under PREEMPT_RT.',
  dataFlow: [
    { step: 'CAN bus', detail: 'SocketCAN, 500 kbit/s' },
    { step: 'Features', detail: 'windows of pedal, speed and steering signals' },
    { step: 'Model', detail: 'ONNX Runtime on the CPU' },
    { step: 'Message', detail: 'events only, no raw data leaves the car' },
  ],
  bring: [
    'A CAN adapter.',
    'The signal definitions (DBC) of your vehicle and a model; the one on board is the vibration sample that proves the runtime.',
  ],
  spec: {
    apiVersion: 'boardwright/v1',
    name: 'driver-monitor',
    board: 'pc-x86_64',
    engine: { kind: 'debian' },
    kernel: { preemption: 'rt' },
    runtimes: ['onnxruntime'],
    power: { profile: 'performance' },
    profiling: ['rt-tests', 'trace-cmd'],
    packages: ['can-utils'],
    network: {
      interfaces: [{ name: 'can0', canBitrate: 500_000 }, { name: 'en*' }],
    },
  },
} as const satisfies Blueprint;
