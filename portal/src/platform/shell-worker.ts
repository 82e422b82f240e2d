/** Registers the worker that keeps the pages themselves; it never answers for the API. A newer one takes over at the next visit. */
export function keepShell(base: string): void {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return;
  const register = () =>
    navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  window.addEventListener('load', () => {
    // Without a worker the portal only lacks its start without a network.
    register().catch((error: unknown) => {
      if (!(error instanceof TypeError) && !(error instanceof DOMException)) throw error;
    });
  });
}
