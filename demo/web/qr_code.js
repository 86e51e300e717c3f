// @ts-check
// Draws a QR code from its squares.
const QUIET_ZONE = 4; // light squares around the code, as its standard asks
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {readonly string[]} rows "1" for a dark square
 * @param {string} name for those who cannot see it
 */
export function codeOf(rows, name) {
  const side = rows.length + 2 * QUIET_ZONE;
  const code = document.createElementNS(SVG, "svg");
  // Whole pixels for each square: blurred sides are hard to read from the back of a room.
  const room = Math.min(280, 0.62 * innerWidth, 0.4 * innerHeight);
  code.style.width = `${side * Math.max(3, Math.floor(room / side))}px`;
  code.setAttribute("viewBox", `${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`);
  code.setAttribute("role", "img");
  code.setAttribute("aria-label", name);
  code.append(squaresOf(rows));
  return code;
}

/** @param {readonly string[]} rows */
function squaresOf(rows) {
  const path = document.createElementNS(SVG, "path");
  const dark = rows.flatMap((row, y) => [...row].map((square, x) => (square === "1" ? `M${x} ${y}h1v1h-1z` : "")));
  path.setAttribute("d", dark.join(""));
  path.setAttribute("shape-rendering", "crispEdges");
  return path;
}
