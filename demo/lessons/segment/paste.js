// One mask of side × side bytes, 0 to 255, stretched over its box: segcore.data.instances.paste in the
// browser. A pixel's centre reads the mask bilinearly, zero lies outside, more than half is inside.
// box: x1, y1, x2, y2 in the pixels of a picture of width × height.
// → { x, y, width, height, data }: the part of the picture around the box, 1 where the object is.
export function pasteMask(mask, side, box, width, height) {
  const [x1, y1, x2, y2] = box;
  const left = Math.max(0, Math.floor(x1) - 1);
  const top = Math.max(0, Math.floor(y1) - 1);
  const columns = Math.min(width, Math.ceil(x2) + 1) - left;
  const rows = Math.min(height, Math.ceil(y2) + 1) - top;
  const data = new Uint8Array(columns * rows);
  const acrossAt = Array.from({ length: columns }, (_, x) => ((left + x + 0.5 - x1) / (x2 - x1)) * side - 0.5);
  for (let y = 0; y < rows; y++) {
    const down = ((top + y + 0.5 - y1) / (y2 - y1)) * side - 0.5;
    const above = Math.floor(down);
    const low = down - above;
    for (let x = 0; x < columns; x++) {
      const before = Math.floor(acrossAt[x]);
      const right = acrossAt[x] - before;
      let value = 0;
      for (let cell = 0; cell < 4; cell++) {
        const [column, row] = [before + (cell & 1), above + (cell >> 1)];
        if (column < 0 || row < 0 || column >= side || row >= side) continue;
        value += mask[row * side + column] * (cell & 1 ? right : 1 - right) * (cell >> 1 ? low : 1 - low);
      }
      if (value > 127.5) data[y * columns + x] = 1;
    }
  }
  return { x: left, y: top, width: columns, height: rows, data };
}
