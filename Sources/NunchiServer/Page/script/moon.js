/**
 * The lit part of a moon as a path: its area is exactly `share` of the disc's, so that a moon can show a probability.
 *
 * @param {number} share 0 (new) to 1 (full).
 * @param {number} x centre
 * @param {number} y centre
 * @param {number} radius
 * @returns {string} the `d` of a path; empty for no light.
 */
export function moonPath(share, x, y, radius) {
  const lit = Math.min(1, Math.max(0, share));
  if (lit === 0) return "";
  const terminator = Math.abs(1 - 2 * lit) * radius;
  const sweep = lit > 0.5 ? 1 : 0;
  const [top, bottom] = [y - radius, y + radius];
  return `M${x} ${top}A${radius} ${radius} 0 0 1 ${x} ${bottom}A${terminator} ${radius} 0 0 ${sweep} ${x} ${top}Z`;
}
