import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PortalConfig } from './config';

const MAX_BYTES = 64 * 1024;
const JAAR_S = 31_536_000;

export const maakAdapter = (): FastifyAdapter => new FastifyAdapter({ bodyLimit: MAX_BYTES, requestTimeout: 30_000, exposeHeadRoutes: false });

/**
 * Nothing but our own styles may load, nothing runs, nobody frames these pages. `form-action` also guards where a form is
 * sent on to: logging out goes on to the issuer. No address of ours, which may hold a reference, leaves with a click.
 */
export const richtIn = async (app: NestFastifyApplication, { OIDC_ISSUER }: PortalConfig): Promise<void> => {
  const eigen = ["'self'"];
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: eigen,
        imgSrc: eigen,
        fontSrc: eigen,
        formAction: [...eigen, new URL(OIDC_ISSUER).origin],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: JAAR_S, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (_verzoek, antwoord) => {
      void antwoord.header('Cache-Control', 'no-store').type('text/html; charset=utf-8');
    });
};
