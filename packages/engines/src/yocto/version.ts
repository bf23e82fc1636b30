/** Raised when the same image renders or plans to something else. */
export const YOCTO_ENGINE_VERSION = '1';
