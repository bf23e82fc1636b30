import type { ImageChannel } from '@boardwright/core/image-channel';
import { DAY_MS } from '@boardwright/core/units';
import type { ExpiringImage, ImageDue } from '@boardwright/db/retention-repository';
import type { ImageExpiry } from '../schemas/image.ts';
import type { RetentionPreview, RetentionRules } from '../schemas/retention.ts';

const RULES: Readonly<
  Record<
    ImageChannel,
    {
      readonly words: string;
      readonly all: string;
      readonly days: (rules: RetentionRules) => number | null;
    }
  >
> = {
  draft: { words: 'a draft', all: 'Drafts', days: (rules) => rules.deleteDraftsAfterDays },
  candidate: { words: 'a candidate', all: 'Candidates', days: (rules) => rules.deleteCandidatesAfterDays },
  released: { words: 'released', all: 'Released images', days: () => null },
  deprecated: {
    words: 'deprecated',
    all: 'Deprecated images',
    days: (rules) => rules.deleteDeprecatedAfterDays,
  },
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

/** When rules take an image as things stand, and by which; null when they never do. A newer image of its name may change it. */
export function toExpiry(
  { channel, pinned, place, since, sharedUntil }: ImageDue,
  rules: RetentionRules,
): ImageExpiry | null {
  const { all, days: daysOf } = RULES[channel];
  const days = daysOf(rules);
  if (pinned || days === null || place <= rules.keepLastPerName) return null;
  const due = since.getTime() + days * DAY_MS;
  const shared = sharedUntil !== null && sharedUntil.getTime() > due;
  return {
    at: (shared ? sharedUntil : new Date(due)).toISOString(),
    reason: shared
      ? `${all} go after ${days} days; a link to this one works until then.`
      : `${all} go after ${days} days.`,
  };
}
