import type { Blueprint } from '../../blueprint.ts';

export const home = {
  id: 'home',
  title: 'Smart home voice and gesture',
  summary: 'Hears a few words and sees a few gestures without sending sound or pictures anywhere.',
  dataFlow: [
    { step: 'Microphone, camera', detail: 'USB audio over ALSA, V4L2' },
    { step: 'Features', detail: 'log-mel spectrogram of one second' },
    { step: 'Model', detail: 'LiteRT on the CPU' },
    { step: 'Action', detail: 'in a container, so it is updated by itself' },
  ],
  bring: [
    'Microphone and camera.',
    'A keyword model such as the DS-CNN of MLPerf Tiny; the one on board is the vibration sample that proves the runtime.',
  ],
  spec: {
    apiVersion: 'boardwright/v1',
    name: 'home-hub',
    board: 'rpi5',
    engine: { kind: 'debian' },
    runtimes: ['tflite'],
    containers: { engine: 'podman' },
    packages: ['alsa-utils', 'v4l-utils'],
  },
} as const satisfies Blueprint;
