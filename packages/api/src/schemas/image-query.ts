import { IMAGE_CHANNELS } from '@boardwright/core/image-channel';
import { IMAGE_SORTS } from '@boardwright/core/image-sort';
import { z } from '@hono/zod-openapi';
import { SearchText } from './page.ts';

const UnitId = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,40}$/, 'It must be an id such as rpi5.');

/** `board=rpi5,rpi4` or the parameter repeated; values are alternatives. */
function oneOrMore<Value extends string>(
  item: z.ZodType<Value, string>,
  description: string,
  example: string,
) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(item).min(1).max(50))
    .optional()
    .openapi({ type: 'string', description: `${description}. One or more, comma-separated`, example });
}

const Mib = z.coerce.number().int().min(0).max(1_000_000_000).optional();

/** Filters of the list of images and of its facets. */
export const ImageFilterQuery = z.object({
  q: SearchText.openapi({ description: 'Words that must all be in name, board, engine or release' }),
  board: oneOrMore(UnitId, 'Board ids', 'rpi5'),
  engine: oneOrMore(z.enum(['debian', 'buildroot', 'yocto']), 'Engines', 'buildroot'),
  preemption: oneOrMore(
    z.string().regex(/^[a-z]{1,20}$/, 'It must be a preemption model such as rt.'),
    'Preemption models of the kernel',
    'rt',
  ),
  channel: oneOrMore(z.enum(IMAGE_CHANNELS), 'Channels', 'released,candidate'),
  runtime: oneOrMore(UnitId, 'Runtimes on the image; `none` for images without any', 'tflite'),
  accelerator: oneOrMore(UnitId, 'Accelerators the image drives; `none` for images without any', 'hailo8'),
  minSizeMiB: Mib.openapi({ description: 'Unpacked size from this on' }),
  maxSizeMiB: Mib.openapi({ description: 'Unpacked size below this' }),
  createdAfter: z.iso.datetime().optional().openapi({ description: 'Made at this time or later' }),
  createdBefore: z.iso.datetime().optional().openapi({ description: 'Made before this time' }),
  maxAgeDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .openapi({ description: 'Made in the last so many days' }),
  pinned: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional()
    .openapi({ type: 'string', enum: ['true', 'false'], description: 'Only pinned images, or only others' }),
});
export type ImageFilterQuery = z.infer<typeof ImageFilterQuery>;

export const ImageSortQuery = z
  .enum(IMAGE_SORTS)
  .default('newest')
  .openapi({ description: 'What was not boot-tested comes last in both orders by boot time' });
