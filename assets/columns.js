/**
 * Reads the binary that `geo/render/columns.py` writes: incidents as columns, and small blocks of what else is said of
 * them, unpacked one at a time when somebody looks.
 */

const MAGIC = "GEOCOLS1";
const WIDTHS = { u8: 1, u16: 2, u32: 4, i32: 4, delta: 4 };
const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, delta: Int32Array };

/** Blocks kept unpacked; an older one is unpacked again when it is wanted. */
const BLOCKS_KEPT = 48;

/**
 * Unpacks the columns.
 * @param {Uint8Array} bytes
 * @returns {{header: Object, columns: Object<string, TypedArray>, texts: Object<string, string[]>, block: function(number): Object[]}}
 *   block(i) gives what is said of each incident of the i-th run: `[shared, [site, …]]`
 */
export function unpackColumns(bytes) {
  const text = new TextDecoder();
  if (text.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) throw new Error("The incidents' data are of another version than this page: reload it.");
  const { length } = MAGIC;
  const mainLength = new DataView(bytes.buffer, bytes.byteOffset + length).getUint32(0, true);
  const main = fflate.gunzipSync(bytes.subarray(length + 4, length + 4 + mainLength));
  const headLength = new DataView(main.buffer, main.byteOffset).getUint32(0, true);
  const header = JSON.parse(text.decode(main.subarray(4, 4 + headLength)));
  let at = 4 + headLength;
  const columns = {};
  for (const [name, kind, count] of header.columns) {
    columns[name] = columnOf(main.subarray(at, at + count * WIDTHS[kind]), kind, count);
    at += count * WIDTHS[kind];
  }
  const texts = {};
  for (const [name, size] of header.texts) {
    texts[name] = JSON.parse(text.decode(main.subarray(at, at + size)));
    at += size;
  }
  return { header, columns, texts, block: blockReader(bytes.subarray(length + 4 + mainLength), header.blocks) };
}

/** A column of its planes: all lowest bytes first, all highest last; a delta column holds the steps from row to row. */
function columnOf(planes, kind, count) {
  const width = WIDTHS[kind];
  const values = new Uint8Array(count * width);
  for (let plane = 0; plane < width; plane += 1) {
    for (let row = 0, from = plane * count; row < count; row += 1) values[row * width + plane] = planes[from + row];
  }
  const column = new ARRAYS[kind](values.buffer);
  if (kind === "delta") for (let row = 1; row < count; row += 1) column[row] += column[row - 1];
  return column;
}

function blockReader(bytes, lengths) {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => { starts[i + 1] = starts[i] + length; });
  const kept = new Map();
  const text = new TextDecoder();
  return (i) => {
    const found = kept.get(i);
    if (found) return found;
    const read = lengths[i] ? JSON.parse(text.decode(fflate.gunzipSync(bytes.subarray(starts[i], starts[i + 1])))) : [];
    if (kept.size >= BLOCKS_KEPT) kept.delete(kept.keys().next().value);
    kept.set(i, read);
    return read;
  };
}

/** The bytes of base64 text. */
export function bytesOfBase64(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  return bytes;
}
