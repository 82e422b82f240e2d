import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export default defineConfig({
  root: import.meta.dirname,
  base: '/portal/',
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  build: {
    outDir: 'dist',
    target: ['chrome120', 'safari17.4'],
    // The page's policy allows files of this origin and nothing inline.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [
    react(),
    VitePWA({
      strategies: 'generateSW',
      registerType: 'autoUpdate',
      // src/platform/shell-worker.ts registers it.
      injectRegister: false,
      includeAssets: [],
      manifest: {
        id: '/portal/',
        name: 'Comptoir',
        short_name: 'Comptoir',
        description: 'Vos heures et votre profil.',
        lang: 'fr',
        dir: 'ltr',
        start_url: '/portal/',
        scope: '/portal/',
        display: 'standalone',
        orientation: 'any',
        background_color: '#f5f1e7',
        theme_color: '#10382d',
        categories: ['business', 'productivity'],
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: 'icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
      workbox: {
        globPatterns: ['**/*.{html,js,css,woff2,svg,png}'],
        maximumFileSizeToCacheInBytes: 2 * 1024 * 1024,
        // Only the pages themselves; what the API says is never answered from here.
        navigateFallback: '/portal/index.html',
        navigateFallbackAllowlist: [/^\/portal(\/[^.]*)?$/],
        navigateFallbackDenylist: [/^\/api\//],
        runtimeCaching: [],
        cleanupOutdatedCaches: true,
        sourcemap: false,
      },
    }),
  ],
});
