import type { ImageDetail } from '@boardwright/api/schemas/image';
import { BOARDS } from '@boardwright/catalog/boards';
import { FLASH_GUIDES } from '@boardwright/catalog/flash-guides';
import type { ResolvedImage } from '@boardwright/catalog/resolved-image';
import type { ReactElement } from 'react';
import type { ImageEvidence } from '../image-evidence.ts';
import { BoardFlash } from './board-flash.tsx';
import { FirstBootChecklist } from './first-boot-checklist.tsx';
import { PersonalisePart } from './personalise-part.tsx';
import { PlainFlashSteps } from './plain-flash-steps.tsx';

/** How to get it onto the board and see it start: the board's own steps, with this image's names and hashes. */
export function FlashPanel(props: {
  readonly image: ImageDetail;
  readonly resolved: ResolvedImage;
  readonly evidence: ImageEvidence | null;
}): ReactElement {
  const { image, resolved, evidence } = props;
  // What is known of a board today, not when the image was built
  const board = BOARDS.get(image.board) ?? resolved.board;
  const guide = FLASH_GUIDES.get(image.board);
  const virtual = board.provides.includes('machine:virtual');
  const { buildroot, yocto } = board.engines;
  const ofEngine = { buildroot, yocto }[image.engine]?.flashing;
  const steps = ofEngine ?? board.flashing;
  const media = guide !== undefined && guide.media.length > 0 ? guide : null;
  return (
    <section aria-labelledby="flash-title" className="min-w-0">
      <h2 id="flash-title" className="font-medium text-md">
        {virtual ? `Start it in ${board.title}` : `Put it on ${board.title}`}
      </h2>
      {media === null ? (
        <PlainFlashSteps steps={steps} image={image} board={board} />
      ) : (
        <BoardFlash image={image} board={board} guide={media} />
      )}
      <PersonalisePart image={image} steps={media === null ? steps : null} />
      {virtual ? null : (
        <FirstBootChecklist imageId={image.id} board={board} resolved={resolved} evidence={evidence} />
      )}
    </section>
  );
}
