/*
 * Beside the generated worker (vite.config.ts): requests to the server never enter it. It has nothing to say about them, each would wake
 * it, and one that comes while it makes room for a newer version starts it again, which puts the newer one off for minutes.
 */
self.addEventListener('install', (event) => {
  // https://w3c.github.io/ServiceWorker/#install-event-addroutes; a browser without it works as before.
  if (typeof event.addRoutes !== 'function' || typeof URLPattern !== 'function') return;
  event.waitUntil(
    event.addRoutes({
      condition: { urlPattern: new URLPattern({ pathname: '/api/*' }) },
      source: 'network',
    }),
  );
});
