/** Plain words for capability tokens that a unit may require. */
export const TOKENS: Readonly<Record<string, { readonly words: string }>> = {
  'arch:aarch64': { words: 'a 64-bit Arm board' },
  'arch:x86_64': { words: 'an x86-64 board' },
  'bus:pcie': { words: 'a PCIe slot' },
  'bus:usb': { words: 'a USB port' },
  'hw:vivante-npu': {
    words: 'a VeriSilicon NPU (i.MX 8M Plus, Amlogic A311D) that the device tree switches on',
  },
  'hw:rk3588-npu': { words: 'a SoC with a Rockchip RK3588 NPU' },
  'hw:ethos-u': { words: 'a SoC with an Arm Ethos-U65 NPU (i.MX 93)' },
  'runtime:tflite': { words: 'the runtime LiteRT (TensorFlow Lite)' },
};
