/** Bytes of all files of one appeal together. */
export const MOST_BYTES = 5 * 1_048_576;
export const MOST_FILES = 3;
export const MOST_RECORDS = 50;
