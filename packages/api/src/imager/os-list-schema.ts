import { z } from '@hono/zod-openapi';

/**
 * Format of the list Raspberry Pi Imager reads, written after doc/json-schema/os-list-schema.json of Imager 2.0.11
 * (72ad117, 2026-08-17), and stricter where its sources are: `devices` must not be empty, since Imager then never
 * shows the image, hashes are lower-case hex, and an icon is an address it can load.
 */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Address = z.url({ protocol: /^https?$/ });

const Device = z.object({
  name: z.string(),
  description: z.string(),
  icon: Address,
  /** An image is shown for this device when one of its `devices` is among these. */
  tags: z.array(z.string()).min(1),
  matching_type: z.enum(['exclusive', 'inclusive']),
  architecture: z.enum(['armel', 'armhf', 'armv8']).optional(),
});

const Os = z.object({
  name: z.string(),
  description: z.string(),
  icon: Address,
  url: Address,
  /** Bytes of the unpacked image, and their hash: what Imager checks before it makes the card bootable. */
  extract_size: z.number().int().positive(),
  extract_sha256: Sha256,
  image_download_size: z.number().int().positive(),
  image_download_sha256: Sha256,
  release_date: z.iso.date(),
  devices: z.array(z.string()).min(1),
  init_format: z.enum(['', 'systemd', 'cloudinit', 'cloudinit-rpi', 'rpi-preseed', 'none']),
  website: Address,
  architecture: z.enum(['armel', 'armhf', 'armv8']).optional(),
  bmap_url: Address.optional(),
});
export type ImagerOs = z.infer<typeof Os>;

const Folder = z.object({
  name: z.string(),
  description: z.string(),
  icon: Address,
  subitems: z.array(Os).min(1),
});

export const ImagerOsList = z
  .strictObject({
    imager: z.strictObject({
      refresh_interval_minutes: z.number().int(),
      refresh_jitter_minutes: z.number().int(),
      devices: z.array(Device),
    }),
    os_list: z.array(Folder),
  })
  .openapi('ImagerOsList');
export type ImagerOsList = z.infer<typeof ImagerOsList>;
