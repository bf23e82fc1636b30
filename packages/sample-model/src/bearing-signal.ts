import { normal, type Random } from './random.ts';

/** Samples per second of the simulated accelerometer. */
export const SAMPLE_RATE_HZ = 12_800;
/** Samples in one window; 80 ms. */
export const WINDOW_SAMPLES = 1_024;

const SHAFT_HZ = 29.5;
/** Outer-race defects hit this many times a turn on a common 6205 bearing. */
const OUTER_RACE_HITS_PER_TURN = 3.585;
const HOUSING_RESONANCE_HZ = 3_400;

export type BearingCondition = 'healthy' | 'outer-race-fault';

function addTone(window: Float64Array, frequencyHz: number, amplitude: number, phase: number): void {
  for (let index = 0; index < window.length; index += 1) {
    const seconds = index / SAMPLE_RATE_HZ;
    window[index] = (window[index] ?? 0) + amplitude * Math.sin(2 * Math.PI * frequencyHz * seconds + phase);
  }
}

/** Each hit of a ball on the defect rings the housing; the ringing dies out within about 2 ms. */
function addImpacts(window: Float64Array, shaftHz: number, strength: number, random: Random): void {
  const spacing = SAMPLE_RATE_HZ / (shaftHz * OUTER_RACE_HITS_PER_TURN);
  for (let start = random() * spacing; start < window.length; start += spacing * (0.99 + 0.02 * random())) {
    const first = Math.ceil(start);
    for (let index = first; index < Math.min(first + 64, window.length); index += 1) {
      const seconds = (index - start) / SAMPLE_RATE_HZ;
      const ring = Math.exp(-seconds * 900) * Math.sin(2 * Math.PI * HOUSING_RESONANCE_HZ * seconds);
      window[index] = (window[index] ?? 0) + strength * ring;
    }
  }
}

/**
 * Simulates one window of acceleration (in g) at a motor bearing: shaft harmonics, the electric field's hum, broadband
 * noise, and for a faulty bearing the impacts of the balls on the defect.
 *
 * @param random - the only source of variation; speed and load differ from window to window
 */
export function simulateWindow(condition: BearingCondition, random: Random): Float64Array {
  const window = new Float64Array(WINDOW_SAMPLES);
  const shaftHz = SHAFT_HZ * (0.95 + 0.1 * random());
  const load = 0.7 + 0.6 * random();
  for (let harmonic = 1; harmonic <= 5; harmonic += 1) {
    addTone(window, shaftHz * harmonic, ((0.4 + 0.1 * random()) * load) / harmonic, 2 * Math.PI * random());
  }
  addTone(window, 100, 0.05 + 0.02 * random(), 2 * Math.PI * random());
  addTone(window, shaftHz * 23, (0.08 + 0.03 * random()) * load, 2 * Math.PI * random());
  const noise = 0.04 + 0.03 * load;
  for (let index = 0; index < window.length; index += 1) {
    window[index] = (window[index] ?? 0) + noise * normal(random);
  }
  if (condition === 'outer-race-fault') addImpacts(window, shaftHz, 0.6 + 0.8 * random(), random);
  return window;
}
