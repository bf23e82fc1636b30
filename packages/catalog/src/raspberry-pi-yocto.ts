import type { YoctoBoard } from './yocto-board.ts';

/** What every Raspberry Pi with the 40-pin header can switch on, as lines of config.txt. */
export const RASPBERRY_PI_OVERLAYS: YoctoBoard['overlays'] = {
  loader: 'config-txt',
  builtIn: [
    { id: 'i2c1', title: 'I2C bus 1 on pins 3 and 5', line: 'dtparam=i2c_arm=on' },
    { id: 'spi0', title: 'SPI bus 0 on pins 19, 21, 23, 24 and 26', line: 'dtparam=spi=on' },
    { id: 'i2s', title: 'I2S audio on pins 12, 35, 38 and 40', line: 'dtparam=i2s=on' },
    { id: 'w1-gpio', title: '1-Wire on pin 7', line: 'dtoverlay=w1-gpio' },
    { id: 'pwm', title: 'PWM on pin 12', line: 'dtoverlay=pwm' },
    { id: 'pps-gpio', title: 'Pulse per second on pin 12', line: 'dtoverlay=pps-gpio' },
    {
      id: 'disable-bt',
      title: 'The good UART for the pins instead of Bluetooth',
      line: 'dtoverlay=disable-bt',
    },
  ],
};

/** Machine -> chips of its radio, as packages of firmware are named: MACHINE_EXTRA_RRECOMMENDS of both releases. */
const RADIOS = {
  'raspberrypi3-64': { wifi: ['bcm43430', 'bcm43455'], bluetooth: ['bcm43430a1', 'bcm4345c0'] },
  'raspberrypi4-64': { wifi: ['bcm43455', 'bcm43456'], bluetooth: ['bcm4345c0', 'bcm4345c5'] },
  raspberrypi5: { wifi: ['bcm43455', 'bcm43456'], bluetooth: ['bcm4345c0', 'bcm4345c5'] },
  'raspberrypi0-2w-64': { wifi: ['bcm43436', 'bcm43436s'], bluetooth: ['bcm43430b0'] },
} as const;

/** What the Yocto engine needs to know of a Raspberry Pi: meta-raspberrypi treats all 64-bit machines alike. */
export function raspberryPiYocto(machine: keyof typeof RADIOS): YoctoBoard {
  const { wifi, bluetooth } = RADIOS[machine];
  return {
    releases: {
      wrynose: {
        machine,
        layers: ['meta-raspberrypi'],
        kernel: {
          recipe: 'linux-raspberrypi',
          version: '6.18.33',
          defaultPreemption: 'full',
          realTime: { fragment: true },
        },
      },
      scarthgap: {
        machine,
        layers: ['meta-raspberrypi'],
        kernel: {
          recipe: 'linux-raspberrypi',
          version: '6.6.63',
          rtVersion: '6.12.93',
          defaultPreemption: 'full',
          realTime: { fragment: true, preferredVersion: '6.12.%' },
        },
      },
    },
    lacking: {},
    licences: [
      {
        id: 'synaptics-killswitch',
        title: "Synaptics' licence of the Wi-Fi firmware",
        site: 'github.com/RPi-Distro/firmware-nonfree',
        // Appended, since units of the spec may accept flags of their own.
        variable: { name: 'LICENSE_FLAGS_ACCEPTED:append', value: ' synaptics-killswitch' },
        optional: {
          packages: [
            ...wifi.map((chip) => `linux-firmware-rpidistro-${chip}`),
            ...bluetooth.map((chip) => `bluez-firmware-rpidistro-${chip}-hcd`),
          ],
          without: 'Wi-Fi and Bluetooth',
        },
      },
    ],
    variables: [
      {
        name: 'ENABLE_UART',
        value: '1',
        because: 'the serial console is used, and the firmware leaves it off otherwise',
      },
    ],
    image: {
      kind: 'upstream',
      partitionTable: 'mbr',
      partitions: [
        { label: 'boot', role: 'boot', fileSystem: 'vfat', sizeMiB: 100 },
        { label: 'root', role: 'root', fileSystem: 'ext4', sizeMiB: 'auto' },
      ],
    },
    commandLine: { variable: 'CMDLINE:append', where: 'conf' },
    slots: {
      unsupported:
        'the firmware of a Raspberry Pi starts the kernel itself, and nothing here joins RAUC with its way to try another one (tryboot)',
    },
    overlays: RASPBERRY_PI_OVERLAYS,
  };
}
