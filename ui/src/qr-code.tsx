import styles from './qr-code.module.css';

/**
 * Draws a QR code. `cells`: rows of dark (true) and light squares. Always dark on light: cameras read no other. `whole`: as
 * wide as the room that it stands in.
 */
export function QrCode({
  cells,
  label,
  whole = false,
}: {
  cells: boolean[][];
  label: string;
  whole?: boolean;
}) {
  const path = cells
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={styles.code}
      data-whole={whole || undefined}
      viewBox={`-2 -2 ${cells.length + 4} ${cells.length + 4}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#1c1914" />
    </svg>
  );
}
