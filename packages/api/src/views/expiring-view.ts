import type { ImageChannel } from '@boardwright/core/image-channel';
import { DAY_MS } from '@boardwright/core/units';
import type { ExpiringImage } from '@boardwright/db/retention-repository';
import type { RetentionPreview, RetentionRules } from '../schemas/retention.ts';

const RULES: Readonly<
  Record<ImageChannel, { readonly words: string; readonly days: (rules: RetentionRules) => number | null }>
> = {
  draft: { words: 'a draft', days: (rules) => rules.deleteDraftsAfterDays },
  candidate: { words: 'a candidate', days: (rules) => rules.deleteCandidatesAfterDays },
  released: { words: 'released', days: () => null },
  deprecated: { words: 'deprecated', days: (rules) => rules.deleteDeprecatedAfterDays },
};

/** What the preview shows of an image that rules take, and the sentence that says which rule does. */
export function toExpiringView(
  image: ExpiringImage,
  rules: RetentionRules,
  now: Date,
): RetentionPreview['images'][number] {
  const { words, days } = RULES[image.channel];
  const ageDays = Math.floor((now.getTime() - image.since.getTime()) / DAY_MS);
  return {
    id: image.id,
    name: image.name,
    board: image.board,
    channel: image.channel,
    createdAt: image.createdAt.toISOString(),
    storedBytes: Number(image.storedBytes),
    reason: `It has been ${words} for ${ageDays} days; the limit is ${days(rules) ?? 0}.`,
  };
}
