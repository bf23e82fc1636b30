/** Bands the spectrum is summed into; the model's input width. */
export const BANDS = 32;

/** In-place radix-2 fast Fourier transform; both arrays have the same power-of-two length. */
function transform(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let index = 1, mirror = 0; index < size; index += 1) {
    let bit = size >> 1;
    for (; (mirror & bit) !== 0; bit >>= 1) mirror ^= bit;
    mirror ^= bit;
    if (index >= mirror) continue;
    [real[index], real[mirror]] = [real[mirror] ?? 0, real[index] ?? 0];
    [imaginary[index], imaginary[mirror]] = [imaginary[mirror] ?? 0, imaginary[index] ?? 0];
  }
  for (let half = 1; half < size; half *= 2) {
    for (let offset = 0; offset < half; offset += 1) {
      const cosine = Math.cos((-Math.PI * offset) / half);
      const sine = Math.sin((-Math.PI * offset) / half);
      for (let low = offset; low < size; low += half * 2) {
        const high = low + half;
        const highReal = real[high] ?? 0;
        const highImaginary = imaginary[high] ?? 0;
        const turnedReal = highReal * cosine - highImaginary * sine;
        const turnedImaginary = highReal * sine + highImaginary * cosine;
        real[high] = (real[low] ?? 0) - turnedReal;
        imaginary[high] = (imaginary[low] ?? 0) - turnedImaginary;
        real[low] = (real[low] ?? 0) + turnedReal;
        imaginary[low] = (imaginary[low] ?? 0) + turnedImaginary;
      }
    }
  }
}

/**
 * Features of one window: base-10 logarithm of the power in 32 equal bands from 0 to half the sample rate.
 *
 * @param window - power-of-two number of samples, at least 64
 * @returns 32 values
 */
export function bandEnergies(window: Float64Array): Float64Array {
  const size = window.length;
  const real = new Float64Array(size);
  for (let index = 0; index < size; index += 1) {
    const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size);
    real[index] = (window[index] ?? 0) * hann;
  }
  const imaginary = new Float64Array(size);
  transform(real, imaginary);
  const bins = size / 2 / BANDS;
  return Float64Array.from({ length: BANDS }, function energyOfBand(_unused, band) {
    let power = 1e-12;
    for (let bin = band * bins; bin < (band + 1) * bins; bin += 1) {
      power += ((real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2) / size;
    }
    return Math.log10(power);
  });
}
