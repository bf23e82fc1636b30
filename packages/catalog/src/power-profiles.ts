import type { PowerProfile } from './power-profile.ts';
import { balanced } from './power-profiles/balanced/index.ts';
import { lowPower } from './power-profiles/low-power/index.ts';
import { performance } from './power-profiles/performance/index.ts';

/** Every power profile, one line each, in the order they are shown. */
export const POWER_PROFILES: ReadonlyMap<string, PowerProfile> = new Map<string, PowerProfile>([
  [lowPower.id, lowPower],
  [balanced.id, balanced],
  [performance.id, performance],
]);
