import type { Blueprint } from '../../blueprint.ts';

export const vibration = {
  id: 'vibration',
  title: 'Predictive maintenance',
  summary:
    'Listens to a machine with an accelerometer and tells when its bearings begin to sound unlike they did when healthy. The sampling loop runs under PREEMPT_RT, so no window has gaps.',
  dataFlow: [
    { step: 'Accelerometer', detail: 'ADXL345-class over IIO, 12.8 kHz' },
    { step: 'Band energies', detail: '32 bands from windows of 1024 samples' },
    { step: 'Autoencoder', detail: 'ONNX Runtime on the CPU; a large error means anomaly' },
    { step: 'Message', detail: 'MQTT to your broker' },
  ],
  bring: [
    'The sensor and its wiring.',
    'A model trained on your machine; the one on board learned from simulated bearings.',
  ],
  spec: {
    apiVersion: 'boardwright/v1',
    name: 'vibration-gateway',
    board: 'qemu-x86_64',
    engine: { kind: 'debian' },
    kernel: { preemption: 'rt' },
    runtimes: ['onnxruntime'],
    profiling: ['rt-tests'],
    packages: ['libiio-utils', 'mosquitto-clients'],
  },
} as const satisfies Blueprint;
