import styles from './qr-code.module.css';

/** Draws a QR code. `cells`: rows of dark (true) and light squares. Always dark on light: cameras read no other. */
export function QrCode({ cells, label }: { cells: boolean[][]; label: string }) {
  const path = cells
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      className={styles.code}
      viewBox={`-2 -2 ${cells.length + 4} ${cells.length + 4}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#1c1914" />
    </svg>
  );
}
