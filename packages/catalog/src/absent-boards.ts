/** A board people ask for that no engine makes an image for. */
export interface AbsentBoard {
  readonly id: string;
  readonly title: string;
  readonly vendor: string;
  readonly soc: string;
  /** What would have to change; whole sentences. */
  readonly because: string;
}

/** Boards that were looked at and can't be offered, with the reason. */
export const ABSENT_BOARDS: readonly AbsentBoard[] = [
  {
    id: 'stm32mp257f-ev1',
    title: 'STM32MP257F-EV1',
    vendor: 'STMicroelectronics',
    soc: 'STM32MP257F',
    because:
      'The state of meta-st-stm32mp that images are made with (scarthgap, October 2024) has machines of the STM32MP1 alone, there is no branch for wrynose, and Buildroot has no configuration for the board.',
  },
  {
    id: 'licheepi4a',
    title: 'Sipeed LicheePi 4A',
    vendor: 'Sipeed',
    soc: 'TH1520',
    because:
      'Buildroot has a configuration for it, but no disk image comes of it: U-Boot, boot partition and root are flashed one by one with fastboot, and images here are disk images that are written to a medium. Of the layers for Yocto that were looked at none has the machine.',
  },
  {
    id: 'intel-corei7-64',
    title: 'Intel Core i7 PC (meta-intel)',
    vendor: 'Intel',
    soc: 'x86-64',
    because:
      'Images are made without the layer meta-intel, which has this machine. Take pc-x86_64 instead: it is for any x86-64 PC with EFI firmware, and Yocto builds it as MACHINE genericx86-64.',
  },
  {
    id: 'jetson-orin-nano',
    title: 'NVIDIA Jetson Orin Nano',
    vendor: 'NVIDIA',
    soc: 'Tegra234',
    because:
      "Yocto's meta-tegra makes a package for NVIDIA's flashing tool, which writes firmware and system over USB in recovery mode; images here are disk images that are written to a medium. Buildroot has no configuration for the board.",
  },
];

/** @returns the sentence for a board that is known to be absent; undefined for any other id */
export function absentBoard(id: string): string | undefined {
  const found = ABSENT_BOARDS.find((one) => one.id === id);
  return found && `${found.title} can't be offered. ${found.because}`;
}
