/**
 * The symbols of Code 128 (ISO/IEC 15417, table 1): for each value the widths of bar, space, bar, space, bar, space in modules.
 * Values 0 to 102 are data, the check symbol is one of them, 103 to 105 start code sets A, B and C.
 */
export const WIDTHS: readonly string[] = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');

/** The stop pattern ends with a bar, and is two modules longer than the others. */
export const STOP_WIDTHS = '2331112';

/** Modules of one symbol, and of the stop pattern. */
export const SYMBOL = 11;
export const STOP = 13;

export const START_A = 103;
export const START_B = 104;
export const START_C = 105;
/** In code set C this value goes over to code set B, in A and B the value 99 to C; 101 goes over to A, whose digits are B's. */
export const TO_B = 100;
export const TO_A = 101;
export const TO_C = 99;
/** The value of the digit 0 in code sets A and B; 1 to 9 follow it. */
export const DIGIT_ZERO = 16;

/** The check symbol's divisor: (start + Σ place · value) mod 103. */
export const CHECK_MODULUS = 103;
