import type { DebianBoard } from '../../board.ts';
import type { DebianArch, DebianRecipe, DebianRelease } from '../../unit.ts';
import type { Scene, Selected } from '../draft.ts';

/** A selected unit with the recipe that applies. */
export interface DebianUnit extends Selected {
  readonly recipe: DebianRecipe;
}

/** What Debian's rules need to know once board and release are settled. */
export interface DebianScene extends Scene {
  readonly debian: DebianBoard;
  readonly arch: DebianArch;
  readonly release: DebianRelease;
}
