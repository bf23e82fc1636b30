import { z } from 'zod';

/** Where an image is written to. `usb`: a stick or drive at a USB port; `disk`: a drive inside the machine. */
export const FLASH_MEDIA = ['sd', 'usb', 'emmc', 'nvme', 'disk'] as const;
export const FlashMedium = z.enum(FLASH_MEDIA);
export type FlashMedium = z.infer<typeof FlashMedium>;

const Sentence = z
  .string()
  .regex(/^[A-Z0-9].*\.$/, 'A sentence: it starts with a capital and ends with a full stop.');

/**
 * What a person does with a board to get an image onto it and to see it start. Data only, one `flash.ts` in each
 * board's directory. It stands beside `Board`, not in it, because it decides nothing of what is built.
 */
export const FlashGuide = z.object({
  /**
   * Tag by which Raspberry Pi Imager knows the board; absent: Imager has none, so our own list names the board.
   * Models that look the same to Imager share one.
   */
  imagerTag: z.enum(['pi3-64bit', 'pi4-64bit', 'pi5-64bit']).optional(),
  /** Media that work, the easiest first. Empty for a virtual machine, which starts the file itself. */
  media: z.array(
    z.object({
      medium: FlashMedium,
      /** Before the image is written, on the computer or the board. */
      before: z.array(Sentence),
      /** After it is written, up to power. */
      after: z.array(Sentence).min(1),
    }),
  ),
  /** Boot media of the board that are left out here, and why. */
  leftOut: z.partialRecord(FlashMedium, Sentence),
  /** Switches that choose where the board starts from. `setting`: as printed on the board, or the switches in order. */
  switches: z.array(z.object({ label: z.string(), medium: FlashMedium, setting: z.string() })).default([]),
  console: z.object({
    /** `adapter`: a USB adapter with wires; `cable`: a plain USB cable, the adapter is on the board; `port`: a serial port; `emulator`. */
    by: z.enum(['adapter', 'cable', 'port', 'emulator']),
    /** Pins of the board, named from its side: its TX goes to the adapter's RX. Empty where no source was at hand. */
    pins: z.array(z.object({ signal: z.enum(['GND', 'TX', 'RX']), at: z.string() })),
    /** Which serial port appears on a Linux computer. */
    linuxPort: z.enum(['ttyUSB0', 'ttyUSB2', 'ttyACM0', 'ttyS0']),
    /** When several ports appear on any computer: which one, counted from 1. */
    portOrdinal: z.number().int().optional(),
  }),
  /** Where each of the facts above was read. */
  sources: z.array(z.string().min(10)).min(1),
});
export type FlashGuide = z.infer<typeof FlashGuide>;
export type FlashGuideInput = z.input<typeof FlashGuide>;
