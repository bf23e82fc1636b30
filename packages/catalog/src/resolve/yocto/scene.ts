import type { YoctoBoard, YoctoRelease } from '../../yocto-board.ts';
import type { YoctoRecipe } from '../../yocto-recipe.ts';
import type { KernelScene } from '../compiled-kernel.ts';
import type { Selected } from '../draft.ts';

/** What one release has for the board. */
export type YoctoBoardRelease = NonNullable<YoctoBoard['releases'][YoctoRelease]>;

/** A selected unit with the recipe that applies. */
export interface YoctoUnit extends Selected {
  readonly recipe: YoctoRecipe;
}

/** What Yocto's rules need to know once board and release are settled. */
export interface YoctoScene extends KernelScene {
  readonly yocto: YoctoBoard;
  readonly release: YoctoRelease;
  readonly facts: YoctoBoardRelease;
}
