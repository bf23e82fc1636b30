import type { Blueprint } from '../../blueprint.ts';

export const agri = {
  id: 'agri',
  title: 'Smart agriculture',
  summary:
    'Reads soil, air and light sensors in the field, decides on the device when to water, and sends little: made for batteries and thin links.',
  dataFlow: [
    { step: 'Sensors', detail: 'I2C: temperature, humidity, CO2, light, soil' },
    { step: 'Store', detail: 'SQLite on the device, so a lost link loses nothing' },
    { step: 'Model', detail: 'ONNX Runtime on the CPU' },
    { step: 'Message', detail: 'local MQTT broker, bridged when the link is up' },
  ],
  bring: [
    'The sensors.',
    'A model trained on your fields; the one on board is the vibration sample that proves the runtime.',
  ],
  spec: {
    apiVersion: 'boardwright/v1',
    name: 'field-node',
    board: 'rpi4',
    engine: { kind: 'debian' },
    runtimes: ['onnxruntime'],
    power: { profile: 'low-power' },
    packages: ['i2c-tools', 'libiio-utils', 'mosquitto', 'sqlite3'],
  },
} as const satisfies Blueprint;
