import styles from './print-only.module.css';

/** Long enough for any print dialog; a browser that never says it has finished must not keep the page. */
const longest = 120_000;

/**
 * Prints `content` and nothing else of the page. A copy stands beside the application until the browser has finished
 * with it, because a print dialog may hide the page, and a hidden page may close what it shows; then it goes.
 */
export function printOnly(content: HTMLElement): void {
  const paper = document.createElement('div');
  paper.className = styles.paper ?? '';
  paper.append(content.cloneNode(true));
  document.body.append(paper);
  const clear = () => {
    clearTimeout(timer);
    window.removeEventListener('afterprint', clear);
    paper.remove();
  };
  const timer = setTimeout(clear, longest);
  window.addEventListener('afterprint', clear);
  window.print();
}
