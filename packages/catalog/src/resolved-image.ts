import type { EngineOutput } from '@boardwright/spec/image-spec';
import type { Board } from './board.ts';

/** `lazy` is what kernels from 7.0 on have instead of `none` and `voluntary`. */
export type PreemptionModel = 'none' | 'voluntary' | 'lazy' | 'full' | 'rt';

/** Why a value is what it is: plain words naming the unit or field that set it. */
export type Because = string;

/** A unit taking part in the image. */
export interface ResolvedUnit {
  readonly kind: 'board' | 'accelerator' | 'runtime' | 'feature';
  readonly id: string;
  readonly title: string;
  readonly because: Because;
}

/** An engine-native package. `layer` decides which stage installs it, so that late choices redo little. */
export interface ResolvedPackage {
  readonly name: string;
  /** `base`: in every image of this release and architecture; `kernel`; `unit`: chosen units; `extra`: the person's own list. */
  readonly layer: 'base' | 'kernel' | 'unit' | 'extra';
  readonly because: Because;
}

export interface ResolvedPartition {
  readonly label: string;
  readonly role: 'esp' | 'boot' | 'root' | 'data';
  readonly fileSystem: 'vfat' | 'ext4' | 'squashfs';
  /** Size in MiB; `auto`: fitted to the content with head room when the image is made. */
  readonly sizeMiB: number | 'auto';
  readonly because: Because;
}

export interface ResolvedFile {
  readonly path: string;
  readonly content: string;
  /** Octal text, for example `0644`. */
  readonly mode: string;
  readonly because: Because;
}

export interface ResolvedSelfTest {
  /** Runtime id, for example `onnxruntime`. */
  readonly runtime: string;
  /** Model id in layers/rootfs-common/models, for example `vibration-anomaly`. */
  readonly model: string;
  readonly because: Because;
}

/** First stage of a Buildroot build whose configuration holds a symbol. */
export type BuildrootStage = 'toolchain' | 'base' | 'packages' | 'extras' | 'image';

/** A line of Buildroot's configuration. */
export interface ResolvedSymbol {
  /** For example `BR2_PACKAGE_RT_TESTS`. */
  readonly name: string;
  /** The text right of `=`, quotes included; `n` for "is not set". */
  readonly value: string;
  readonly because: Because;
  /** Unit or field that asked for it, for example `onnxruntime` or `board`. */
  readonly unit: string;
  readonly stage: BuildrootStage;
}

/** A line of the kernel configuration that is compiled. */
export interface ResolvedKernelLine {
  /** For example `CONFIG_PREEMPT_RT=y`; `=n` for "is not set". */
  readonly line: string;
  readonly because: Because;
  readonly unit: string;
}

/** A repository with layers of Yocto, at the commit that is checked out. */
export interface ResolvedLayerRepo {
  /** Key below `repos` of the kas file and name of the directory, for example `meta-openembedded`. */
  readonly id: string;
  readonly url: string;
  readonly branch: string;
  /** Full hash. */
  readonly commit: string;
  /** Directories below the repository that are layers, for example `meta-oe`; `.` for the repository itself; none: only a tool (bitbake). */
  readonly layers: readonly { readonly path: string; readonly because: Because }[];
}

/** An assignment in BitBake's configuration. */
export interface ResolvedVariable {
  /** With its overrides, for example `PACKAGECONFIG:append:pn-mesa`. */
  readonly name: string;
  readonly operator: '=' | '?=' | '??=' | '+=' | '.=';
  /** Without quotes; appended values bring their own leading space. */
  readonly value: string;
  readonly because: Because;
  /** Unit or field that asked for it, for example `onnxruntime` or `board`. */
  readonly unit: string;
  /**
   * `conf`: local.conf, read by every recipe: changing it parses everything again. `image`: the image's recipe, which alone is
   * parsed again; whatever can goes there.
   */
  readonly where: 'conf' | 'image';
}

/** A device tree overlay the boot loader applies. */
export interface ResolvedOverlay {
  readonly name: string;
  /** Source of the person's own; absent: the board brings it. */
  readonly source?: string;
  /** Line of config.txt that loads it, where the firmware reads one. */
  readonly configLine?: string;
  readonly because: Because;
}

/** Every choice explicit. Pure data: canonical JSON of this plus the engine version decides the build. */
export interface ResolvedImage {
  readonly apiVersion: 'boardwright/v1';
  readonly name: string;
  readonly specHash: string;
  readonly engine: {
    readonly kind: 'debian' | 'buildroot' | 'yocto';
    readonly release: string;
    readonly because: Because;
  };
  readonly board: Board;
  readonly kernel: {
    readonly preemption: PreemptionModel;
    readonly because: Because;
    /** Kernel command line words beyond console and root, in order. */
    readonly cmdline: readonly { readonly word: string; readonly because: Because }[];
    /** `CONFIG_X=y` lines the final kernel configuration must hold (checked by the gate). */
    readonly requiredConfig: readonly { readonly line: string; readonly because: Because }[];
    /** Modules loaded at boot. */
    readonly modules: readonly { readonly name: string; readonly because: Because }[];
  };
  readonly units: readonly ResolvedUnit[];
  readonly packages: readonly ResolvedPackage[];
  readonly hostname: { readonly value: string; readonly because: Because };
  readonly power: {
    readonly profile: string;
    readonly governor?: string;
    /** `key=value` for sysctl.d. */
    readonly sysctl: readonly { readonly key: string; readonly value: string; readonly because: Because }[];
    readonly because: Because;
  };
  readonly storage: {
    readonly layout: 'single' | 'ab';
    readonly rootfs: 'ext4' | 'squashfs';
    /** Whole image in MiB, or fitted to the content. */
    readonly imageSizeMiB: number | 'auto';
    readonly partitionTable: 'gpt' | 'mbr';
    readonly partitions: readonly ResolvedPartition[];
    readonly because: Because;
  };
  /** Files written into the root file system by the configure stage (sysctl.d, systemd drop-ins, networkd, ...). */
  readonly files: readonly ResolvedFile[];
  /** systemd units enabled, disabled or masked by the configure stage. */
  readonly services: readonly {
    readonly unit: string;
    readonly state: 'enabled' | 'disabled' | 'masked';
    readonly because: Because;
  }[];
  readonly selfTests: readonly ResolvedSelfTest[];
  /** Only for engine `buildroot`. */
  readonly buildroot?: {
    /** Made beside the image, in the spec's order. */
    readonly outputs: readonly Exclude<EngineOutput, 'cve-report'>[];
    readonly symbols: readonly ResolvedSymbol[];
    readonly kernelLines: readonly ResolvedKernelLine[];
    /** Lines of BusyBox's configuration, written like those of the kernel's. */
    readonly busyboxLines: readonly ResolvedKernelLine[];
    /** Lines of U-Boot's configuration, written like those of the kernel's. */
    readonly ubootLines: readonly ResolvedKernelLine[];
    readonly overlays: readonly ResolvedOverlay[];
    /** Size of the root file system in MiB, of each slot where there are two; Buildroot does not fit it to the content by itself. */
    readonly rootSizeMiB: number;
    /** Packages that must be of one version in the finished image, by unit. */
    readonly oneVersion?: readonly { readonly unit: string; readonly packages: readonly string[] }[];
    /** Certificates in PEM form by which RAUC knows bundles it may install. */
    readonly keyring?: string;
  };
  /** Only for engine `yocto`. */
  readonly yocto?: {
    /** Made beside the image, in the spec's order. */
    readonly outputs: readonly Exclude<EngineOutput, 'legal-info'>[];
    /** What starts everything on the device; left out: systemd. */
    readonly init?: 'systemd' | 'busybox';
    readonly machine: string;
    /** In the order of the kas file. BitBake itself is one of them. */
    readonly repos: readonly ResolvedLayerRepo[];
    readonly variables: readonly ResolvedVariable[];
    /** Recipe that provides virtual/kernel, for example `linux-yocto-rt`; the fragment is appended to it. */
    readonly kernelRecipe: string;
    /** Lines of the kernel fragment. */
    readonly kernelLines: readonly ResolvedKernelLine[];
    /** Lines of the U-Boot fragment. */
    readonly ubootLines: readonly ResolvedKernelLine[];
    readonly overlays: readonly ResolvedOverlay[];
    /** Packages that must be of one version in the finished image, by unit. */
    readonly oneVersion?: readonly { readonly unit: string; readonly packages: readonly string[] }[];
    /** Certificates in PEM form by which RAUC knows bundles it may install. */
    readonly keyring?: string;
  };
  /** cyclictest seconds in the boot test; 0 when rt-tests is not in the image. */
  readonly latencyTestSeconds: number;
}
